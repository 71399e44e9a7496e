package clinic.reminder.checkin;

import clinic.contracts.PatientPass;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/**
 * What a patient answered and was shown for it, without the link of any message: for whoever signed in where patients see
 * their visits. Whoever did not, or too long ago, is led there.
 */
@Controller
class OwnCheckInsPage {

    private static final String PAGE = PatientPass.PATH + "/mine";

    private final WhoReads readers;
    private final OwnCheckIns checkIns;
    private final CheckInViews views;

    OwnCheckInsPage(WhoReads readers, OwnCheckIns checkIns, CheckInViews views) {
        this.readers = readers;
        this.checkIns = checkIns;
        this.views = views;
    }

    /** Their answers as they gave them, and the check-ins that wait for one. */
    @GetMapping(PAGE)
    ModelAndView all(HttpServletRequest request) {
        List<UUID> patient = readers.signedIn(request);
        return patient.isEmpty()
                ? SeeOther.at("/me")
                : new ModelAndView("check-in/mine").addObject("visits", checkIns.of(patient));
    }

    /** What was shown for one answer. */
    @GetMapping(PAGE + "/{checkIn}")
    ModelAndView one(@PathVariable UUID checkIn, HttpServletRequest request) {
        List<UUID> patient = readers.signedIn(request);
        return patient.isEmpty()
                ? SeeOther.at("/me")
                : checkIns.answered(checkIn, patient)
                        .map(opened -> views.outcome(opened).addObject("back", PAGE))
                        .orElseGet(() -> views.closed(HttpStatus.NOT_FOUND, "unknown"));
    }
}
