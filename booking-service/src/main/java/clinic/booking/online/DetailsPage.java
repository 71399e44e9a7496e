package clinic.booking.online;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.audit.Who;
import clinic.booking.availability.ClinicianCalendar;
import clinic.booking.availability.SlotTaken;
import clinic.booking.book.BookAppointment;
import clinic.booking.book.BookingRequest;
import clinic.booking.book.TooManyVisits;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.catalogue.Condition;
import clinic.booking.catalogue.Conditions;
import clinic.booking.limits.TooOften;
import clinic.booking.patient.ConsentPurpose;
import clinic.booking.patient.PatientDetails;
import clinic.booking.repeat.KeyUsedForAnotherRequest;
import clinic.booking.times.Slot;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Step 4: who are you, how do we reach you, what may we write about? Then the visit is booked. */
@Controller
class DetailsPage {

    private final OpenPages pages;
    private final BookAppointment booking;
    private final ClinicianCalendar calendar;
    private final Conditions conditions;
    private final Catalogue catalogue;

    DetailsPage(
            OpenPages pages,
            BookAppointment booking,
            ClinicianCalendar calendar,
            Conditions conditions,
            Catalogue catalogue) {
        this.pages = pages;
        this.booking = booking;
        this.calendar = calendar;
        this.conditions = conditions;
        this.catalogue = catalogue;
    }

    @GetMapping({"/book/details", "/book/details/language", "/book/hold/extension"})
    ModelAndView show(@ModelAttribute("asked") Choices asked, Locale locale) {
        return pages.details(asked, Details.NONE, locale);
    }

    /** The same form in the other language, with what was typed so far. */
    @PostMapping("/book/details/language")
    ModelAndView inTheOtherLanguage(
            @ModelAttribute("asked") Choices asked, @ModelAttribute("typed") Details typed, Locale locale) {
        return pages.details(asked, typed, locale);
    }

    /** Keeps the time for longer, for someone who needs more time to fill in the form. */
    @PostMapping("/book/hold/extension")
    ModelAndView keep(@ModelAttribute("asked") Choices asked, @ModelAttribute("typed") Details typed, Locale locale) {
        if (asked.hold() != null) {
            calendar.extend(asked.hold());
        }
        return pages.details(asked, typed, locale).addObject("kept", true);
    }

    @PostMapping("/book/details")
    ModelAndView book(
            @ModelAttribute("asked") Choices asked,
            @ModelAttribute("typed") Details typed,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<TooOften> often = TooOften.of(request);
        return often.isPresent()
                ? later(often.get(), asked, typed, locale, response)
                : book(asked, typed, locale, response);
    }

    private ModelAndView book(Choices asked, Details typed, Locale locale, HttpServletResponse response) {
        UUID treatment = asked.treatment();
        Slot slot = asked.slot();
        if (treatment == null || slot == null || !asked.safe()) {
            return pages.time(asked, typed, locale);
        }
        PatientDetails patient;
        try {
            patient = TypedDetails.read(typed, pages.personnummer(treatment, typed), locale, catalogue.today());
        } catch (InvalidInput invalid) {
            return pages.details(asked, typed, invalid.faults(), HttpStatus.UNPROCESSABLE_CONTENT, locale);
        }
        try {
            var booked = booking.book(new BookingRequest(
                    typed.key(),
                    slot.wish(treatment),
                    slot.start(),
                    asked.hold(),
                    known(asked.condition(), locale),
                    patient,
                    agreed(typed),
                    pages.intake(treatment, typed),
                    typed.notes(),
                    Who.BOOKER));
            return SeeOther.at("/appointments/" + booked.manageToken());
        } catch (SlotTaken lost) {
            return pages.lost(asked, slot, lost.alternatives(), typed, locale);
        } catch (TooManyVisits visits) {
            return pages.details(asked, typed, List.of(), HttpStatus.CONFLICT, locale)
                    .addObject("tooMany", visits.phone());
        } catch (TooOften often) {
            return later(often, asked, typed, locale, response);
        } catch (InvalidInput refused) {
            // What is not about an answer is about the time: too soon, or too far ahead.
            List<Fault> answers = refused.faults().stream()
                    .filter(TypedDetails::aboutWhatIsAsked)
                    .toList();
            return answers.isEmpty()
                    ? pages.gone(asked, slot, typed, locale)
                    : pages.details(asked, typed, answers, HttpStatus.UNPROCESSABLE_CONTENT, locale);
        } catch (KeyUsedForAnotherRequest backAfterBooking) {
            Details again = typed.under(UUID.randomUUID().toString());
            return pages.details(asked, again, List.of(), HttpStatus.CONFLICT, locale)
                    .addObject("used", true);
        }
    }

    private ModelAndView later(
            TooOften often, Choices asked, Details typed, Locale locale, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(often.seconds()));
        return pages.details(asked, typed, List.of(), HttpStatus.TOO_MANY_REQUESTS, locale)
                .addObject("tooOften", often.minutes());
    }

    private @Nullable UUID known(@Nullable UUID condition, Locale locale) {
        return Optional.ofNullable(condition)
                .flatMap(id -> conditions.condition(id, locale))
                .map(Condition::id)
                .orElse(null);
    }

    private static Set<ConsentPurpose> agreed(Details typed) {
        Set<String> ticked = typed.consents() == null ? Set.of() : typed.consents();
        return ticked.stream()
                .flatMap(code -> ConsentPurpose.of(code).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
