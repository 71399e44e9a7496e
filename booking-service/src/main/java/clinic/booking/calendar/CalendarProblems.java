package clinic.booking.calendar;

import clinic.booking.Problems;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Why time was not blocked or opened, and why a calendar does not hear of changes. */
@RestControllerAdvice(annotations = RestController.class)
class CalendarProblems {

    private final Problems problems;

    CalendarProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ProblemDetail taken(TimeTaken taken, Locale locale) {
        return problems.problem(HttpStatus.CONFLICT, "time-taken", locale);
    }

    @ExceptionHandler
    ProblemDetail notYours(NotYourCalendar refused, Locale locale) {
        return problems.problem(HttpStatus.FORBIDDEN, "not-yours", locale);
    }

    @ExceptionHandler
    ProblemDetail unknown(NoSuchBlock unknown, Locale locale) {
        return problems.problem(HttpStatus.NOT_FOUND, "not-found", locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooMany(TooManyDesks many, Locale locale) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, "60")
                .body(problems.problem(HttpStatus.TOO_MANY_REQUESTS, "too-many-desks", locale));
    }
}
