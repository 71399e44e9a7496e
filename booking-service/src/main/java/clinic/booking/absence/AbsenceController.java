package clinic.booking.absence;

import clinic.booking.InvalidInput;
import clinic.booking.Problems;
import clinic.booking.TimeOrderedId;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.signin.StaffMember;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** "Anna is ill today", said by programs of staff: practitioners of themselves, who runs the day of everybody. */
@RestController
@RequestMapping("/api/staff/absences")
class AbsenceController {

    private final KnownAbsences known;
    private final NoteAbsence noting;
    private final OneAbsence one;
    private final Catalogue catalogue;
    private final Problems problems;
    private final Clock clock;

    AbsenceController(
            KnownAbsences known,
            NoteAbsence noting,
            OneAbsence one,
            Catalogue catalogue,
            Problems problems,
            Clock clock) {
        this.known = known;
        this.noting = noting;
        this.one = one;
        this.catalogue = catalogue;
        this.problems = problems;
        this.clock = clock;
    }

    /**
     * Who is away, on which days.
     *
     * @param id made anew for each absence, so that a repeated request closes the time once; left out, one is made
     * @param from on the first day; left out from its beginning
     * @param until on the last day; left out to its end
     */
    record AbsenceBody(
            @Nullable UUID id,
            @Nullable UUID practitioner,
            @Nullable LocalDate first,

            @Schema(implementation = String.class, format = "time") @Nullable
            LocalTime from,

            @Nullable LocalDate last,

            @Schema(implementation = String.class, format = "time") @Nullable
            LocalTime until) {}

    /** @param decisions what becomes of each visit; one that is left out waits on */
    record DecisionsBody(@Nullable List<@Nullable VisitDecision> decisions) {}

    @GetMapping
    @Operation(
            summary = "Who is away, or will be",
            description = "Those that are not over. Practitioners see their own, who runs the day everybody's.")
    List<AbsenceAnswer.Away> list(HttpServletRequest request) {
        return known.to(StaffMember.asking(request)).stream()
                .map(each -> AbsenceAnswer.Away.of(each.absence(), each.practitioner()))
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Somebody is away: closes their time, and tells which visits that concerns",
            description = "At most 31 days. Nothing happens to a visit before it is decided; each that is told is"
                    + " written into the audit as seen, with what could become of it.")
    ResponseEntity<AbsenceAnswer> note(@RequestBody AbsenceBody body, HttpServletRequest request, Locale locale) {
        StaffMember member = StaffMember.asking(request);
        UUID id = body.id() == null ? TimeOrderedId.at(clock.instant()) : body.id();
        Said said =
                new Said(id, body.practitioner(), Said.Span.DAYS, body.first(), body.from(), body.last(), body.until());
        noting.note(said, member);
        return ResponseEntity.created(URI.create("/api/staff/absences/" + id))
                .body(answer(one.of(id, member), member, locale));
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "Whom an absence concerns, and whom to ring",
            description = "Visits that wait for a decision, with where they could be moved to, and what became of the"
                    + " others. Each is written into the audit as seen.")
    AbsenceAnswer show(@PathVariable UUID id, HttpServletRequest request, Locale locale) {
        StaffMember member = StaffMember.asking(request);
        return answer(one.of(id, member), member, locale);
    }

    @PostMapping("/{id}/decisions")
    @Operation(
            summary = "Moves, offers, cancels or leaves to a call what visits an absence concerns, in one go",
            description = "Each by itself: what was done stays done, and what could not be done is in `refused` with"
                    + " the code of its problem, or `not-affected`. What was decided before stands, so the same request"
                    + " may be sent again. `settled` says whom to ring.")
    DecisionsAnswer settle(
            @PathVariable UUID id, @RequestBody DecisionsBody body, HttpServletRequest request, Locale locale) {
        if (body.decisions() == null) {
            throw new InvalidInput("decisions", "missing");
        }
        StaffMember member = StaffMember.asking(request);
        Absence absence = one.of(id, member);
        List<DecisionsAnswer.Refused> refused =
                one.settle(absence, VisitDecision.chosen(body.decisions()), request).entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(each -> new DecisionsAnswer.Refused(each.getKey(), each.getValue()))
                        .toList();
        return new DecisionsAnswer(refused, answer(absence, member, locale));
    }

    @PostMapping("/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "They are here after all",
            description = "Their time is open again; what was done about visits stays done. Said again it changes"
                    + " nothing.")
    void end(@PathVariable UUID id, HttpServletRequest request) {
        StaffMember member = StaffMember.asking(request);
        noting.takeBack(one.of(id, member), member.id());
    }

    private AbsenceAnswer answer(Absence absence, StaffMember reader, Locale locale) {
        return new AbsenceAnswer(
                AbsenceAnswer.Away.of(
                        absence,
                        catalogue.practitioner(absence.practitionerId()).orElseThrow()),
                one.undecided(absence, reader).stream()
                        .map(each -> AbsenceAnswer.Waiting.of(each, locale))
                        .toList(),
                one.settled(absence, reader).stream()
                        .map(each -> AbsenceAnswer.Done.of(each, locale))
                        .toList());
    }

    @ExceptionHandler
    ProblemDetail unknown(NoSuchAbsence unknown, Locale locale) {
        return problems.problem(HttpStatus.NOT_FOUND, "not-found", locale);
    }
}
