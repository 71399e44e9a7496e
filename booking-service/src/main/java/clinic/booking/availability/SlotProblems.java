package clinic.booking.availability;

import clinic.booking.Problems;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * A lost race tells the nearest free times, in the shape of the list they could have come from; whoever asks for too
 * much is told when to come back.
 */
@RestControllerAdvice(annotations = RestController.class)
class SlotProblems {

    private final Problems problems;
    private final ClosedReasons reasons;

    SlotProblems(Problems problems, ClosedReasons reasons) {
        this.problems = problems;
        this.reasons = reasons;
    }

    @ExceptionHandler
    ProblemDetail taken(SlotTaken taken, Locale locale) {
        ProblemDetail problem = problems.problem(HttpStatus.CONFLICT, "slot-taken", locale);
        problem.setProperty(
                "alternatives",
                taken.alternatives().stream().map(SlotAnswer::of).toList());
        return problem;
    }

    /** To staff, with every rule in words. */
    @ExceptionHandler
    ProblemDetail refused(PlaceRefused refused, Locale locale) {
        ProblemDetail problem =
                problems.problem(HttpStatus.CONFLICT, refused.overridable() ? "time-closed" : "slot-taken", locale);
        problem.setProperty("overridable", refused.overridable());
        problem.setProperty(
                "closedBy",
                refused.closedBy().stream()
                        .map(rule -> reasons.of(rule, locale))
                        .toList());
        problem.setProperty(
                "alternatives",
                refused.alternatives().stream().map(SlotAnswer::of).toList());
        return problem;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooMany(TooManyHolds holds, Locale locale) {
        return later(problems.problem(HttpStatus.TOO_MANY_REQUESTS, "too-many-holds", locale), "60");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooMany(TooManySearches searches, Locale locale) {
        return later(problems.problem(HttpStatus.SERVICE_UNAVAILABLE, "too-many-searches", locale), "5");
    }

    private static ResponseEntity<ProblemDetail> later(ProblemDetail problem, String seconds) {
        return ResponseEntity.status(problem.getStatus())
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .body(problem);
    }
}
