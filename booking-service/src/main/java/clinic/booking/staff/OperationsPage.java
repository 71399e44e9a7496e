package clinic.booking.staff;

import clinic.booking.StaffPage;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.task.EscalationRules;
import clinic.messaging.Replayed;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** How the services are: which answer, what waits, and what is parked and can be tried again. */
@Controller
@StaffPage
class OperationsPage {

    private final ServicesAtWork services;
    private final LastBackUp backUp;
    private final Catalogue catalogue;
    private final EscalationRules escalation;

    OperationsPage(ServicesAtWork services, LastBackUp backUp, Catalogue catalogue, EscalationRules escalation) {
        this.services = services;
        this.backUp = backUp;
        this.catalogue = catalogue;
        this.escalation = escalation;
    }

    @GetMapping("/staff/operations")
    String show(@RequestParam(name = "replayed", required = false) Replayed.@Nullable Outcome outcome, Model model) {
        List<ServiceReport> all = services.all();
        model.addAttribute("services", all);
        model.addAttribute("nobodyToldAfter", nobodyToldAfter(all));
        model.addAttribute("backedUp", backUp.at().orElse(null));
        model.addAttribute("backUpIsOld", backUp.isOld());
        model.addAttribute("zone", catalogue.zone());
        model.addAttribute(
                "outcome",
                outcome == null ? null : outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return "staff/operations";
    }

    /** In minutes; null where somebody is told, and where the clinic wants nobody to be. */
    private @Nullable Long nobodyToldAfter(List<ServiceReport> all) {
        return all.stream().anyMatch(one -> one.told().namesNobody())
                ? escalation.first().map(Duration::toMinutes).orElse(null)
                : null;
    }

    @PostMapping("/staff/operations/replay")
    String replay(@RequestParam String service, @RequestParam String event, Principal person) {
        ParkedPlace place =
                ParkedPlace.of(event).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        return services.replay(service, place, person.getName())
                .map(replayed -> "redirect:/staff/operations?replayed=" + replayed.outcome())
                .orElse("redirect:/staff/operations");
    }
}
