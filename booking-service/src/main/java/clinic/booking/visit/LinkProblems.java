package clinic.booking.visit;

import clinic.booking.Problems;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What whoever booked is told where the patient alone decides. */
@RestControllerAdvice(annotations = RestController.class)
class LinkProblems {

    private final Problems problems;

    LinkProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ProblemDetail notProved(NotProved refused, Locale locale) {
        return problems.problem(HttpStatus.FORBIDDEN, "not-proved", locale);
    }
}
