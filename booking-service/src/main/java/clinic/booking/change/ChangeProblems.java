package clinic.booking.change;

import clinic.booking.Problems;
import clinic.booking.appointment.NoLongerBooked;
import clinic.booking.appointment.NoSuchAppointment;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Why a visit could not be changed. */
@RestControllerAdvice(annotations = RestController.class)
class ChangeProblems {

    private final Problems problems;

    ChangeProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ProblemDetail tooLate(TooLateToChange late, Locale locale) {
        ProblemDetail problem = problems.problem(HttpStatus.CONFLICT, "too-late-to-change", locale, late.phone());
        problem.setProperty("phone", late.phone());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail over(NoLongerBooked over, Locale locale) {
        ProblemDetail problem = problems.problem(HttpStatus.CONFLICT, "no-longer-booked", locale);
        problem.setProperty("status", over.state().name().toLowerCase(Locale.ROOT));
        return problem;
    }

    @ExceptionHandler
    ProblemDetail unknown(NoSuchAppointment unknown, Locale locale) {
        return problems.problem(HttpStatus.NOT_FOUND, "not-found", locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notLetIn(NotLetIn refused, Locale locale) {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .body(problems.problem(HttpStatus.UNAUTHORIZED, "not-let-in", locale));
    }
}
