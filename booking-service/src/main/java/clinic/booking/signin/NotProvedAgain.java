package clinic.booking.signin;

import clinic.booking.Problems;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A program asked for what wants a {@link FreshProof}, as somebody who has not proved of late who they are. */
class NotProvedAgain extends RuntimeException {

    NotProvedAgain() {
        super("Not proved again", null, false, false);
    }

    /** Says so. */
    @RestControllerAdvice
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static class Problem {

        private final Problems problems;

        Problem(Problems problems) {
            this.problems = problems;
        }

        @ExceptionHandler
        ProblemDetail refused(NotProvedAgain refused, Locale locale) {
            return problems.problem(HttpStatus.FORBIDDEN, "prove-again", locale);
        }
    }
}
