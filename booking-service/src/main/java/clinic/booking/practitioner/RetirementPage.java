package clinic.booking.practitioner;

import clinic.booking.StaffPage;
import clinic.booking.audit.Who;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.change.ChangedMeanwhile;
import clinic.booking.practitioner.Practitioners.Kept;
import clinic.booking.setup.SetUpCalls;
import clinic.site.OtherLanguage;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** From which day somebody receives no more patients, and what is booked with them then. For admins. */
@Controller
@StaffPage
class RetirementPage {

    private static final String PATH = PractitionerPages.PATH + "/{id}/retirement";

    private final Practitioners practitioners;
    private final RetirePractitioner retiring;
    private final VisitLines lines;
    private final Catalogue catalogue;

    RetirementPage(Practitioners practitioners, RetirePractitioner retiring, VisitLines lines, Catalogue catalogue) {
        this.practitioners = practitioners;
        this.retiring = retiring;
        this.lines = lines;
        this.catalogue = catalogue;
    }

    /**
     * @param from the first day without patients
     * @param back said where they receive patients again, and there is no such day
     * @param shown the visits that the page told, once there was one to confirm
     */
    record Typed(
            @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @Nullable String back,
            int version,
            @Nullable String confirmed,
            @Nullable List<UUID> shown) {

        /** The fault's name; null where the day can be used. A day left empty asks for nothing. */
        @Nullable
        String fault(LocalDate today) {
            if (back != null) {
                return null;
            }
            return from == null ? "hours-date-unreadable" : RetirePractitioner.fault(from, today);
        }

        /** Null where they receive patients again. */
        @Nullable
        LocalDate firstWithout() {
            return back == null ? from : null;
        }
    }

    @GetMapping(PATH)
    ModelAndView show(@PathVariable UUID id, Locale locale) {
        Kept kept = practitioner(id);
        return page(id, kept, new Typed(kept.retiredFrom(), null, kept.hoursVersion(), null, null), locale);
    }

    @PostMapping(PATH)
    ModelAndView retire(
            @PathVariable UUID id, @ModelAttribute("typed") Typed typed, HttpServletRequest request, Locale locale) {
        Kept kept = practitioner(id);
        String fault = typed.fault(catalogue.today());
        if (fault != null) {
            ModelAndView again = page(id, kept, typed, locale).addObject("fault", fault);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        Who who = SetUpCalls.who(request);
        try {
            retiring.retire(id, typed.firstWithout(), typed.version(), Shown.of(typed.confirmed(), typed.shown()), who);
        } catch (NotConfirmed first) {
            return page(id, kept, typed, locale).addObject("touched", lines.of(first.touched(), locale));
        } catch (ChangedMeanwhile changed) {
            Typed now = new Typed(typed.from(), typed.back(), kept.hoursVersion(), null, null);
            ModelAndView again = page(id, kept, now, locale).addObject("meanwhile", true);
            again.setStatus(HttpStatus.CONFLICT);
            return again;
        }
        return SeeOther.at(PractitionerPages.PATH + "/" + id + "?saved");
    }

    private ModelAndView page(UUID id, Kept kept, Typed typed, Locale locale) {
        String address = PATH.replace("{id}", id.toString());
        ModelAndView page = new ModelAndView("practitioner/retirement")
                .addObject("id", id)
                .addObject("address", address)
                .addObject("kept", kept)
                .addObject("typed", typed)
                .addObject("today", catalogue.today());
        return OtherLanguage.at(address, page, locale);
    }

    private Kept practitioner(UUID id) {
        return practitioners.of(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
