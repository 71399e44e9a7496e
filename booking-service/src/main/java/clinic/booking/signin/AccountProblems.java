package clinic.booking.signin;

import clinic.booking.Problems;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Why an account was not changed. */
@RestControllerAdvice(annotations = RestController.class)
class AccountProblems {

    private final Problems problems;

    AccountProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ProblemDetail unknown(NoSuchAccount unknown, Locale locale) {
        return problems.problem(HttpStatus.NOT_FOUND, "not-found", locale);
    }

    @ExceptionHandler
    ProblemDetail lastAdmin(LastAdmin last, Locale locale) {
        return problems.problem(HttpStatus.CONFLICT, "last-admin", locale);
    }
}
