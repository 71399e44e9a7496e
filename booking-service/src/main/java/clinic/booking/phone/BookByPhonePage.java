package clinic.booking.phone;

import clinic.booking.InvalidInput;
import clinic.booking.StaffPage;
import clinic.booking.audit.Who;
import clinic.booking.availability.ClinicianCalendar;
import clinic.booking.availability.FreeTime;
import clinic.booking.availability.SlotTaken;
import clinic.booking.availability.Wish;
import clinic.booking.book.BookAppointment;
import clinic.booking.book.BookingRequest;
import clinic.booking.book.TooManyVisits;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.intake.IntakeQuestions;
import clinic.booking.intake.Question;
import clinic.booking.limits.TooOften;
import clinic.booking.repeat.KeyUsedForAnotherRequest;
import clinic.booking.signin.StaffMember;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * What, when and with whom; who calls; booked. A patient who has been here is known again by birth date and contact. That
 * warning signs were asked about is said by whoever books: there is no page to click past.
 */
@Controller
@StaffPage
class BookByPhonePage {

    private static final int DAYS = 14;
    private static final int MOST_TIMES = 24;
    private static final Call NOTHING_TYPED = new Call(null, null, null, null, null, "sv", null, null);

    private final BookAppointment booking;
    private final ClinicianCalendar calendar;
    private final Catalogue catalogue;
    private final IntakeQuestions questions;
    private final Clock clock;

    BookByPhonePage(
            BookAppointment booking,
            ClinicianCalendar calendar,
            Catalogue catalogue,
            IntakeQuestions questions,
            Clock clock) {
        this.booking = booking;
        this.calendar = calendar;
        this.catalogue = catalogue;
        this.questions = questions;
        this.clock = clock;
    }

    /** What is wanted; null where nothing has been said yet. */
    record Wanted(
            @Nullable UUID treatment,
            @Nullable UUID practitioner,
            @Nullable UUID location,
            @Nullable @DateTimeFormat(iso = ISO.DATE_TIME) OffsetDateTime start,
            @Nullable @DateTimeFormat(iso = ISO.DATE) LocalDate day) {

        Wish wish(UUID treatment) {
            return new Wish(treatment, practitioner, location);
        }
    }

    @GetMapping("/staff/appointments/new")
    ModelAndView show(@ModelAttribute("wanted") Wanted wanted) {
        return page(wanted, NOTHING_TYPED);
    }

    @PostMapping("/staff/appointments/new")
    ModelAndView book(
            @ModelAttribute("wanted") Wanted wanted,
            @ModelAttribute("typed") Call typed,
            @RequestParam Map<String, String> fields,
            HttpServletRequest request) {
        UUID treatment = wanted.treatment();
        UUID practitioner = wanted.practitioner();
        OffsetDateTime start = wanted.start();
        if (treatment == null || practitioner == null || start == null) {
            return page(wanted, typed);
        }
        StaffMember member = StaffMember.of(request).orElseThrow();
        if (!member.mayChange(practitioner)) {
            return refused(wanted, typed, "not-yours");
        }
        try {
            var booked = booking.book(new BookingRequest(
                    typed.key(),
                    wanted.wish(treatment),
                    start.toInstant(),
                    null,
                    null,
                    typed.patient(today()),
                    typed.agreed(),
                    answers(treatment, fields),
                    Who.staff(member.id())));
            return SeeOther.at("/staff/appointments/" + booked.visit().id());
        } catch (InvalidInput invalid) {
            return refused(wanted, typed, "invalid-input").addObject("wrong", invalid.faults());
        } catch (SlotTaken taken) {
            return refused(wanted, typed, "slot-taken").addObject("times", taken.alternatives());
        } catch (TooManyVisits visits) {
            return refused(wanted, typed, "too-many-visits");
        } catch (TooOften often) {
            return refused(wanted, typed, "too-often");
        } catch (KeyUsedForAnotherRequest another) {
            return refused(wanted, typed, "key-reused");
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

    private ModelAndView refused(Wanted wanted, Call typed, String code) {
        ModelAndView page = page(wanted, typed).addObject("refusal", code);
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    private ModelAndView page(Wanted wanted, Call typed) {
        UUID treatment = wanted.treatment();
        return new ModelAndView("staff/phone")
                .addObject("wanted", wanted)
                .addObject("typed", typed)
                .addObject("key", UUID.randomUUID())
                .addObject("treatments", catalogue.treatments())
                .addObject("practitioners", catalogue.receiving())
                .addObject("locations", catalogue.locations())
                .addObject(
                        "treatment",
                        treatment == null
                                ? null
                                : catalogue
                                        .treatment(treatment)
                                        .filter(one -> !one.retired())
                                        .orElse(null))
                .addObject("day", day(wanted))
                .addObject("startsAt", startsAt(wanted))
                .addObject("times", treatment == null || chosen(wanted) ? List.of() : free(wanted, treatment))
                .addObject("questions", treatment == null ? List.of() : questions.of(treatment));
    }

    private List<FreeTime> free(Wanted wanted, UUID treatment) {
        return calendar.free(treatment, wanted.practitioner(), wanted.location(), day(wanted), DAYS).stream()
                .limit(MOST_TIMES)
                .toList();
    }

    private static boolean chosen(Wanted wanted) {
        return wanted.start() != null && wanted.practitioner() != null;
    }

    private LocalDate day(Wanted wanted) {
        return wanted.day() == null ? today() : wanted.day();
    }

    private @Nullable ZonedDateTime startsAt(Wanted wanted) {
        return wanted.start() == null || !chosen(wanted) ? null : wanted.start().atZoneSameInstant(catalogue.zone());
    }

    private LocalDate today() {
        Instant now = clock.instant();
        return now.atZone(catalogue.zone()).toLocalDate();
    }
}
