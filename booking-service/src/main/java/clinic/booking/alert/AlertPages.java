package clinic.booking.alert;

import clinic.booking.StaffPage;
import clinic.booking.audit.Audit;
import clinic.booking.audit.Who;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.catalogue.Names;
import clinic.booking.signin.StaffMember;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What patients did since its reader last looked. Looking alone marks nothing as seen. */
@Controller
@StaffPage
class AlertPages {

    private static final String PATH = "/staff/alerts";

    private final StaffAlerts alerts;
    private final Catalogue catalogue;
    private final Audit audit;

    AlertPages(StaffAlerts alerts, Catalogue catalogue, Audit audit) {
        this.alerts = alerts;
        this.catalogue = catalogue;
        this.audit = audit;
    }

    @GetMapping(PATH)
    String show(HttpServletRequest request, Model model, Locale locale) {
        StaffMember reader = StaffMember.asking(request);
        StaffAlerts.Unseen unseen = alerts.unseen(reader);
        if (!unseen.alerts().isEmpty()) {
            audit.alertsSeen(Who.staff(reader.id()));
        }
        model.addAttribute("unseen", unseen);
        model.addAttribute("names", Names.of(catalogue, locale));
        model.addAttribute("zone", catalogue.zone());
        return "staff/alerts";
    }

    @PostMapping(PATH + "/seen")
    String seen(@RequestParam String upTo, HttpServletRequest request) {
        alerts.seen(
                StaffMember.asking(request),
                SeenAlerts.read(upTo).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST)));
        return "redirect:" + PATH;
    }

    /** On the page of one's own account. */
    @PostMapping("/staff/account/alerts")
    String choose(@RequestParam String choice, HttpServletRequest request) {
        StaffMember member = StaffMember.asking(request);
        alerts.choose(
                member,
                AlertChoice.named(choice)
                        .filter(one -> AlertChoice.isFor(one, member))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST)));
        return "redirect:/staff/account?done=ALERTS_CHOSEN";
    }
}
