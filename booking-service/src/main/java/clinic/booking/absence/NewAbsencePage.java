package clinic.booking.absence;

import clinic.booking.Quarters;
import clinic.booking.StaffPage;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.catalogue.Practitioner;
import clinic.booking.signin.StaffMember;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** "Anna is ill today": who, and from when until when. */
@Controller
@StaffPage
class NewAbsencePage {

    /** Whoever is away for longer is so by the hours of the week, which is set up elsewhere. */
    private static final int MOST_DAYS = 31;

    private final Absences absences;
    private final NoteAbsence noting;
    private final Catalogue catalogue;
    private final Clock clock;

    NewAbsencePage(Absences absences, NoteAbsence noting, Catalogue catalogue, Clock clock) {
        this.absences = absences;
        this.noting = noting;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** How long somebody is away. */
    enum Span {
        TODAY,
        REST_OF_TODAY,
        DAYS
    }

    /**
     * What was said; null where nothing has been said yet.
     *
     * @param id made with the form, so that a double click closes the time once
     * @param first of some days, as is {@code last}
     * @param from on the first of them; null from its beginning
     * @param until on the last of them; null to its end
     */
    record Said(
            @Nullable UUID id,
            @Nullable UUID practitioner,
            @Nullable Span span,
            @Nullable @DateTimeFormat(iso = ISO.DATE) LocalDate first,
            @Nullable @DateTimeFormat(iso = ISO.TIME) LocalTime from,
            @Nullable @DateTimeFormat(iso = ISO.DATE) LocalDate last,
            @Nullable @DateTimeFormat(iso = ISO.TIME) LocalTime until) {

        /** Empty when something is missing or cannot be. */
        Optional<Absence> absence(LocalDateTime now) {
            if (id == null || practitioner == null || span == null) {
                return Optional.empty();
            }
            LocalDate today = now.toLocalDate();
            LocalTime minute = now.toLocalTime().truncatedTo(ChronoUnit.MINUTES);
            return switch (span) {
                case TODAY -> Optional.of(absence(id, practitioner, today, LocalTime.MIDNIGHT));
                case REST_OF_TODAY -> Optional.of(absence(id, practitioner, today, minute));
                case DAYS ->
                    first == null || last == null || first.isBefore(today) || !last.isBefore(first.plusDays(MOST_DAYS))
                            ? Optional.empty()
                            : Optional.of(Absence.from(
                                            id, practitioner, first, last, orMidnight(from), orMidnight(until)))
                                    .filter(one -> one.until().isAfter(one.from())
                                            && one.until().isAfter(now));
            };
        }

        private static Absence absence(UUID id, UUID practitioner, LocalDate today, LocalTime begins) {
            return Absence.from(id, practitioner, today, today, begins, LocalTime.MIDNIGHT);
        }

        private static LocalTime orMidnight(@Nullable LocalTime time) {
            return time == null ? LocalTime.MIDNIGHT : time;
        }
    }

    /** An absence that is not over, by name. */
    record Known(Absence absence, Practitioner practitioner) {}

    @GetMapping("/staff/absences/new")
    ModelAndView show(@ModelAttribute("said") Said said, HttpServletRequest request) {
        return page(said, StaffMember.of(request).orElseThrow());
    }

    @PostMapping("/staff/absences/new")
    ModelAndView note(@ModelAttribute("said") Said said, HttpServletRequest request) {
        StaffMember member = StaffMember.of(request).orElseThrow();
        var now = clock.instant().atZone(catalogue.zone(said.practitioner(), null));
        Optional<Absence> absence = said.absence(now.toLocalDateTime())
                .filter(one -> catalogue.practitioner(one.practitionerId()).isPresent());
        if (absence.isEmpty()) {
            return refused(said, member, "absence-unclear");
        }
        if (!member.mayChange(absence.get().practitionerId())) {
            return refused(said, member, "absence-not-yours");
        }
        noting.note(absence.get(), member.id());
        return SeeOther.at("/staff/absences/" + absence.get().id());
    }

    private ModelAndView refused(Said said, StaffMember member, String code) {
        ModelAndView page = page(said, member).addObject("refusal", code);
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    private ModelAndView page(Said said, StaffMember member) {
        LocalDate today = clock.instant().atZone(catalogue.zone()).toLocalDate();
        List<Practitioner> reached = catalogue.practitioners().stream()
                .filter(one -> member.mayChange(one.id()))
                .toList();
        List<Known> known = absences.since(today).stream()
                .flatMap(absence -> reached.stream()
                        .filter(one -> one.id().equals(absence.practitionerId()))
                        .map(one -> new Known(absence, one)))
                .toList();
        return new ModelAndView("staff/new-absence")
                .addObject("id", UUID.randomUUID())
                .addObject("today", today)
                .addObject("practitioners", reached)
                .addObject("spans", Span.values())
                .addObject("times", Quarters.all().stream().skip(1).toList())
                .addObject("known", known);
    }
}
