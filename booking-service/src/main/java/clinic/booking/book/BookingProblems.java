package clinic.booking.book;

import clinic.booking.Problems;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Why a visit was not booked that had nothing to do with its time. */
@RestControllerAdvice(annotations = RestController.class)
class BookingProblems {

    private final Problems problems;

    BookingProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ProblemDetail tooMany(TooManyVisits visits, Locale locale) {
        ProblemDetail problem = problems.problem(HttpStatus.CONFLICT, "too-many-visits", locale, visits.phone());
        problem.setProperty("phone", visits.phone());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail notYours(NotYourCalendar refused, Locale locale) {
        return problems.problem(HttpStatus.FORBIDDEN, "not-yours", locale);
    }
}
