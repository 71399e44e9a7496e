package clinic.booking.book;

import clinic.booking.Problems;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Why a visit could not be booked, beside what was wrong with its time. */
@RestControllerAdvice(annotations = RestController.class)
class BookingProblems {

    private final Problems problems;

    BookingProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ProblemDetail otherBooking(KeyUsedForAnotherBooking key, Locale locale) {
        return problems.problem(HttpStatus.UNPROCESSABLE_CONTENT, "key-reused", locale);
    }
}
