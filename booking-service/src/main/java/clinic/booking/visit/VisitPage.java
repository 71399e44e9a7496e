package clinic.booking.visit;

import clinic.booking.appointment.AppointmentView;
import clinic.booking.appointment.ManagedAppointments;
import clinic.booking.appointment.NoLongerBooked;
import clinic.booking.change.CancelAppointment;
import clinic.booking.change.ChangeRequest;
import clinic.booking.change.ChangedMeanwhile;
import clinic.booking.change.TooLateToChange;
import clinic.site.SeeOther;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The patient's own page of a visit, opened by its private link. Mail scanners open links too: only POST acts. */
@Controller
class VisitPage {

    private final ManagedAppointments visits;
    private final CancelAppointment cancelling;
    private final CalendarFile file;
    private final Clock clock;

    VisitPage(ManagedAppointments visits, CancelAppointment cancelling, CalendarFile file, Clock clock) {
        this.visits = visits;
        this.cancelling = cancelling;
        this.file = file;
        this.clock = clock;
    }

    @GetMapping("/appointments/{token}")
    ModelAndView show(@PathVariable String token) {
        return visits.open(token)
                .map(visit -> page("appointment/visit", visit, token))
                .orElseGet(VisitPage::unknown);
    }

    @GetMapping("/appointments/{token}/visit.ics")
    Object download(@PathVariable String token, Locale locale) {
        return visits.open(token).<Object>map(visit -> file.of(visit, locale)).orElseGet(VisitPage::unknown);
    }

    @GetMapping("/appointments/{token}/cancellation")
    ModelAndView askToCancel(@PathVariable String token) {
        return visits.open(token)
                .map(visit -> page(
                        visit.changeableAt(clock.instant()) ? "appointment/cancellation" : "appointment/visit",
                        visit,
                        token))
                .orElseGet(VisitPage::unknown);
    }

    /** @param seen the schedule version of the time that was before their eyes: it is that one they do not want */
    @PostMapping("/appointments/{token}/cancellation")
    ModelAndView cancel(@PathVariable String token, @RequestParam(required = false) @Nullable Integer seen) {
        return visits.open(token).map(visit -> cancel(visit, seen, token)).orElseGet(VisitPage::unknown);
    }

    private ModelAndView cancel(AppointmentView visit, @Nullable Integer seen, String token) {
        if (visit.changeableAt(clock.instant()) && !visit.isAt(seen)) {
            return changed("appointment/cancellation", visit, token);
        }
        try {
            cancelling.cancel(ChangeRequest.byLink(visit), null);
            return SeeOther.at("/appointments/" + token);
        } catch (ChangedMeanwhile justNow) {
            return visits.open(token)
                    .map(now -> changed("appointment/cancellation", now, token))
                    .orElseGet(VisitPage::unknown);
        } catch (TooLateToChange | NoLongerBooked tooLate) {
            // The page itself says why, and whom to call.
            ModelAndView page = page("appointment/visit", visit, token);
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    private ModelAndView changed(String view, AppointmentView visit, String token) {
        ModelAndView page = page(view, visit, token).addObject("changed", true);
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    private ModelAndView page(String view, AppointmentView visit, String token) {
        return new ModelAndView(
                view,
                Map.of(
                        "visit",
                        visit,
                        "token",
                        token,
                        "changeable",
                        visit.changeableAt(clock.instant()),
                        "begun",
                        !clock.instant().isBefore(visit.start())));
    }

    /** The same page for every link that opens nothing: it does not say which part was wrong. */
    static ModelAndView unknown() {
        return new ModelAndView("appointment/unknown", HttpStatus.NOT_FOUND);
    }
}
