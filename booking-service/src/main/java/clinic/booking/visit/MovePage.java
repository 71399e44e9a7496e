package clinic.booking.visit;

import clinic.booking.InvalidInput;
import clinic.booking.appointment.AppointmentView;
import clinic.booking.appointment.ManagedAppointments;
import clinic.booking.appointment.NoLongerBooked;
import clinic.booking.availability.FreeTime;
import clinic.booking.availability.SlotTaken;
import clinic.booking.availability.Wish;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.change.ChangeRequest;
import clinic.booking.change.ChangedMeanwhile;
import clinic.booking.change.RescheduleAppointment;
import clinic.booking.change.TooLateToChange;
import clinic.booking.limits.TooOften;
import clinic.booking.times.Addresses;
import clinic.booking.times.FreeWeeks;
import clinic.booking.times.Slot;
import clinic.site.OtherLanguage;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A patient moves their visit: choose a time, look at it beside the old one, confirm. The old time stays until then. */
@Controller
class MovePage {

    private final ManagedAppointments visits;
    private final RescheduleAppointment rescheduling;
    private final FreeWeeks weeks;
    private final Catalogue catalogue;
    private final Clock clock;

    MovePage(
            ManagedAppointments visits,
            RescheduleAppointment rescheduling,
            FreeWeeks weeks,
            Catalogue catalogue,
            Clock clock) {
        this.visits = visits;
        this.rescheduling = rescheduling;
        this.weeks = weeks;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @GetMapping("/appointments/{token}/reschedule")
    ModelAndView choose(
            @PathVariable String token,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate week,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable Slot slot) {
        Optional<AppointmentView> found = visits.open(token);
        if (found.isEmpty()) {
            return VisitPage.unknown();
        }
        AppointmentView visit = found.orElseThrow();
        if (!visit.changeableAt(clock.instant())) {
            return SeeOther.at("/appointments/" + token);
        }
        return chosen(slot, visit)
                .map(time -> confirmation(visit, token, time))
                .orElseGet(() -> picker(visit, token, week, day));
    }

    @PostMapping("/appointments/{token}/reschedule")
    ModelAndView move(
            @PathVariable String token,
            @RequestParam Slot slot,
            @RequestParam(required = false) @Nullable Integer seen,
            Locale locale,
            HttpServletResponse response) {
        return visits.open(token)
                .map(visit -> visit.changeableAt(clock.instant()) && !visit.isAt(seen)
                        ? changed(visit, token, slot)
                        : move(visit, token, slot, locale, response))
                .orElseGet(VisitPage::unknown);
    }

    private ModelAndView move(
            AppointmentView visit, String token, Slot slot, Locale locale, HttpServletResponse response) {
        try {
            rescheduling.reschedule(ChangeRequest.byLink(visit), slot.practitioner(), slot.location(), slot.start());
        } catch (ChangedMeanwhile justNow) {
            return visits.open(token).map(now -> changed(now, token, slot)).orElseGet(VisitPage::unknown);
        } catch (SlotTaken lost) {
            return lost(visit, token, slot, locale).addObject("nearest", lost.alternatives());
        } catch (InvalidInput tooSoonOrTooFar) {
            return lost(visit, token, slot, locale).addObject("gone", true);
        } catch (TooOften often) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(often.seconds()));
            return again(HttpStatus.TOO_MANY_REQUESTS, visit, token, slot, locale)
                    .addObject("tooOften", true);
        } catch (TooLateToChange | NoLongerBooked tooLate) {
            // The visit's own page says why, and whom to call.
            return SeeOther.at("/appointments/" + token);
        }
        return SeeOther.at("/appointments/" + token + "?moved");
    }

    /**
     * The old time is another than they were shown: they see both again before anything moves. Unless it is where they want
     * it, as after a double click.
     */
    private ModelAndView changed(AppointmentView visit, String token, Slot slot) {
        if (slot.equals(new Slot(
                visit.start(), visit.practitioner().id(), visit.location().id()))) {
            return SeeOther.at("/appointments/" + token + "?moved");
        }
        return chosen(slot, visit)
                .map(time -> {
                    ModelAndView page = confirmation(visit, token, time).addObject("changed", true);
                    page.setStatus(HttpStatus.CONFLICT);
                    return page;
                })
                .orElseGet(() -> SeeOther.at("/appointments/" + token));
    }

    private ModelAndView lost(AppointmentView visit, String token, Slot slot, Locale locale) {
        ModelAndView page = again(HttpStatus.CONFLICT, visit, token, slot, locale);
        chosen(slot, visit).ifPresent(time -> page.addObject("lost", time));
        return page;
    }

    private ModelAndView again(HttpStatus status, AppointmentView visit, String token, Slot slot, Locale locale) {
        LocalDate day = slot.start().atZone(visit.location().zone()).toLocalDate();
        ModelAndView page = picker(visit, token, null, day);
        page.setStatus(status);
        return OtherLanguage.at(new Places("/appointments/" + token + "/reschedule").day(day), page, locale);
    }

    private ModelAndView picker(
            AppointmentView visit, String token, @Nullable LocalDate week, @Nullable LocalDate day) {
        Wish wish = new Wish(visit.treatment().id(), null, visit.location().id()).of(visit.agreed());
        boolean nothingAsked = week == null && day == null;
        LocalDate open = nothingAsked ? visit.startsAt().toLocalDate() : day;
        return page("appointment/reschedule", visit, token)
                .addObject("picker", weeks.open(wish, week, open))
                .addObject("places", new Places("/appointments/" + token + "/reschedule"));
    }

    private static ModelAndView confirmation(AppointmentView visit, String token, FreeTime time) {
        return page("appointment/reschedule-confirmation", visit, token)
                .addObject("time", time)
                .addObject("slot", Slot.of(time));
    }

    private static ModelAndView page(String view, AppointmentView visit, String token) {
        return new ModelAndView(view).addObject("visit", visit).addObject("token", token);
    }

    private Optional<FreeTime> chosen(@Nullable Slot slot, AppointmentView visit) {
        if (slot == null) {
            return Optional.empty();
        }
        return catalogue
                .practitioner(slot.practitioner())
                .flatMap(practitioner -> catalogue
                        .location(slot.location())
                        .map(place ->
                                new FreeTime(slot.start(), slot.start().plus(visit.length()), practitioner, place)));
    }

    record Places(String page) implements Addresses {

        @Override
        public String week(LocalDate monday) {
            return page + "?week=" + monday;
        }

        @Override
        public String day(LocalDate date) {
            return page + "?day=" + date;
        }
    }
}
