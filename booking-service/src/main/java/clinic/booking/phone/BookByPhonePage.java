package clinic.booking.phone;

import clinic.booking.InvalidInput;
import clinic.booking.StaffPage;
import clinic.booking.audit.Who;
import clinic.booking.availability.PlaceRefused;
import clinic.booking.book.BookForCaller;
import clinic.booking.book.BookingRequest;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.intake.IntakeQuestions;
import clinic.booking.intake.Question;
import clinic.booking.limits.TooOften;
import clinic.booking.repeat.KeyUsedForAnotherRequest;
import clinic.booking.signin.StaffMember;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * What, when and with whom; who calls; booked. A patient who has been here is known again by birth date and contact. That
 * warning signs were asked about is said by whoever books: there is no page to click past.
 */
@Controller
@StaffPage
class BookByPhonePage {

    private final BookForCaller booking;
    private final CallPage page;
    private final Catalogue catalogue;
    private final IntakeQuestions questions;

    BookByPhonePage(BookForCaller booking, CallPage page, Catalogue catalogue, IntakeQuestions questions) {
        this.booking = booking;
        this.page = page;
        this.catalogue = catalogue;
        this.questions = questions;
    }

    @GetMapping("/staff/appointments/new")
    ModelAndView show(@ModelAttribute("asked") Wanted asked) {
        return page.of(asked, Call.NOTHING_TYPED);
    }

    @PostMapping("/staff/appointments/new")
    ModelAndView book(
            @ModelAttribute("asked") Wanted wanted,
            @ModelAttribute("typed") Call typed,
            @RequestParam(required = false) @Nullable String instead,
            @RequestParam Map<String, String> fields,
            HttpServletRequest request) {
        if (instead != null) {
            return page.of(another(wanted, instead), typed);
        }
        UUID treatment = wanted.treatment();
        UUID practitioner = wanted.practitioner();
        OffsetDateTime start = wanted.start();
        if (treatment == null || practitioner == null || start == null) {
            return page.of(wanted, typed);
        }
        StaffMember member = StaffMember.asking(request);
        if (!member.mayChange(practitioner)) {
            return page.refused(wanted, typed, "not-yours");
        }
        try {
            BookingRequest call = new BookingRequest(
                    typed.key(),
                    wanted.wish(treatment),
                    start.toInstant(),
                    null,
                    null,
                    typed.patient(questions.personnummer(treatment), catalogue.today()),
                    typed.agreed(),
                    answers(treatment, fields),
                    typed.notes(),
                    Who.staff(member.id()));
            var booked = booking.book(call, typed.exemption());
            return SeeOther.at("/staff/appointments/" + booked.visit().id());
        } catch (InvalidInput invalid) {
            return page.unfit(wanted, typed, invalid);
        } catch (PlaceRefused refused) {
            return page.closed(wanted, typed, refused);
        } catch (TooOften often) {
            return page.refused(wanted, typed, "too-often");
        } catch (KeyUsedForAnotherRequest another) {
            return page.refused(wanted, typed, "key-reused");
        }
    }

    /** The time of a button that was pressed instead of booking. */
    private static Wanted another(Wanted wanted, String pressed) {
        String[] parts = pressed.split(" ", -1);
        if (parts.length != 3) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        try {
            return wanted.instead(UUID.fromString(parts[0]), UUID.fromString(parts[1]), OffsetDateTime.parse(parts[2]));
        } catch (IllegalArgumentException | DateTimeParseException unreadable) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, unreadable);
        }
    }

    private Map<String, String> answers(UUID treatment, Map<String, String> fields) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (Question question : questions.of(treatment)) {
            String answer = fields.getOrDefault(question.field(), "");
            if (!answer.isBlank()) {
                answers.put(question.id(), answer);
            }
        }
        return answers;
    }
}
