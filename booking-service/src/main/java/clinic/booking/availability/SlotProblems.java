package clinic.booking.availability;

import clinic.booking.Problems;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A lost race tells the nearest free times, in the shape of the list they could have come from. */
@RestControllerAdvice(annotations = RestController.class)
class SlotProblems {

    private final Problems problems;

    SlotProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ProblemDetail taken(SlotTaken taken, Locale locale) {
        ProblemDetail problem = problems.problem(HttpStatus.CONFLICT, "slot-taken", locale);
        problem.setProperty(
                "alternatives",
                taken.alternatives().stream().map(SlotAnswer::of).toList());
        return problem;
    }
}
