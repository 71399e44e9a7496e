package clinic.booking.availability;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.Problems;
import clinic.booking.repeat.KeptAnswers;
import clinic.booking.repeat.RequestKey;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Keeps a time while the form is filled in. Whoever knows a hold's id may do with it what they like. */
@RestController
@RequestMapping("/api/holds")
class HoldController {

    private final ClinicianCalendar calendar;
    private final KeptAnswers kept;
    private final Problems problems;

    HoldController(ClinicianCalendar calendar, KeptAnswers kept, Problems problems) {
        this.calendar = calendar;
        this.kept = kept;
        this.problems = problems;
    }

    /** Whoever names the hold they had for the same treatment keeps its id, and gives up its time. */
    @PostMapping
    @Operation(summary = "Keep a time while a form is filled in")
    @ResponseStatus(HttpStatus.CREATED)
    Held hold(@RequestBody Asked asked, HttpServletRequest request) {
        List<Fault> missing = new ArrayList<>();
        if (asked.treatment == null) {
            missing.add(new Fault("treatment", "missing"));
        }
        if (asked.start == null) {
            missing.add(new Fault("start", "missing"));
        }
        if (asked.treatment == null || asked.start == null) {
            throw new InvalidInput(missing);
        }
        Wish wish = new Wish(asked.treatment, asked.practitioner, asked.location);
        Visitor visitor = new Visitor(request.getRemoteAddr(), asked.replaces);
        RequestKey key = RequestKey.of(request.getHeader("Idempotency-Key"), "hold", asked);
        RequestKey.carried(request, key);
        return kept.earlier(key, Held.class).orElseGet(() -> first(wish, asked.start.toInstant(), visitor, key));
    }

    private Held first(Wish wish, Instant start, Visitor visitor, @Nullable RequestKey key) {
        try {
            return Held.of(calendar.hold(wish, start, visitor, hold -> kept.keep(key, Held.of(hold))));
        } catch (SlotTaken lost) {
            // Perhaps to a twin of this request.
            return kept.earlier(key, Held.class).orElseThrow(() -> lost);
        }
    }

    /** Lets a hold start over; not for ever. */
    @PostMapping("/{id}/extension")
    @Operation(summary = "Let a hold start over")
    ResponseEntity<?> extend(@PathVariable UUID id, Locale locale) {
        return calendar.extend(id)
                .<ResponseEntity<?>>map(hold -> ResponseEntity.ok(Held.of(hold)))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_FOUND)
                        .body(problems.problem(HttpStatus.NOT_FOUND, "hold-ended", locale)));
    }

    /** Frees the time at once; to end a hold that has ended is no fault. */
    @DeleteMapping("/{id}")
    @Operation(summary = "Give a held time back")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable UUID id) {
        calendar.release(id);
    }

    record Held(UUID id, Instant expiresAt) {

        static Held of(Hold hold) {
            return new Held(hold.id(), hold.expiresAt());
        }
    }

    record Asked(
            @Nullable UUID treatment,
            @Nullable UUID practitioner,
            @Nullable UUID location,
            @Nullable OffsetDateTime start,
            @Nullable UUID replaces) {}
}
