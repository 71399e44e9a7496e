package clinic.booking.safety;

import clinic.booking.Problems;
import clinic.booking.safety.Care.CareAnswer;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A booking that said yes to a safety question is answered with where care is. */
@RestControllerAdvice(annotations = RestController.class)
class SafetyProblems {

    private final Problems problems;
    private final Care care;

    SafetyProblems(Problems problems, Care care) {
        this.problems = problems;
        this.care = care;
    }

    @ExceptionHandler
    ProblemDetail careFirst(CareFirst stopped, Locale locale) {
        CareAnswer shown = care.at(stopped.level(), locale);
        ProblemDetail problem =
                problems.problem(HttpStatus.UNPROCESSABLE_CONTENT, "care-first", locale, shown.title(), shown.lead());
        problem.setProperty("care", shown);
        return problem;
    }
}
