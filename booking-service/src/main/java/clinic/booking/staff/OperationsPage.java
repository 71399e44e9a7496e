package clinic.booking.staff;

import clinic.booking.StaffPage;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.task.EscalationRules;
import clinic.contracts.booking.StaffRole;
import clinic.messaging.Replayed;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** How the services are: which answer, what waits, and what is parked and can be tried again or laid aside. */
@Controller
@StaffPage
class OperationsPage {

    private static final int LONGEST_REASON = 200;

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
    String show(
            @RequestParam(name = "replayed", required = false) Replayed.@Nullable Outcome outcome,
            HttpServletRequest request,
            Model model) {
        List<ServiceReport> all = services.all();
        model.addAttribute("services", all);
        model.addAttribute("nobodyToldAfter", nobodyToldAfter(all));
        model.addAttribute("backedUp", backUp.at().orElse(null));
        model.addAttribute("backUpIsOld", backUp.isOld());
        model.addAttribute("mayLayAside", request.isUserInRole(StaffRole.ADMIN.name()));
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
        return told(services.replay(service, place(event), person.getName()));
    }

    /** For an event that shall have no effect any more, or that no replay will ever make readable. */
    @PostMapping("/staff/operations/laying-aside")
    String layAside(
            @RequestParam String service,
            @RequestParam String event,
            @RequestParam(defaultValue = "") String reason,
            Principal person) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return told(services.layAside(service, place(event), person.getName(), reason.strip()));
    }

    private static ParkedPlace place(String event) {
        return ParkedPlace.of(event).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }

    private static String told(Optional<Replayed> answer) {
        return answer.map(replayed -> "redirect:/staff/operations?replayed=" + replayed.outcome())
                .orElse("redirect:/staff/operations");
    }
}
