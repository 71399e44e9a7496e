package clinic.booking.change;

import clinic.booking.Problems;
import clinic.booking.appointment.HasBegun;
import clinic.booking.appointment.NoLongerBooked;
import clinic.booking.appointment.NoSuchAppointment;
import clinic.booking.appointment.NotCancelled;
import clinic.booking.appointment.StepRefused;
import clinic.booking.appointment.TooEarly;
import jakarta.servlet.http.HttpServletRequest;
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
        problem.setProperty("visitStatus", over.state().code());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail begun(HasBegun begun, Locale locale) {
        return problems.problem(HttpStatus.CONFLICT, "visit-has-begun", locale);
    }

    @ExceptionHandler
    ProblemDetail notCancelled(NotCancelled standing, Locale locale) {
        ProblemDetail problem = problems.problem(HttpStatus.CONFLICT, "not-cancelled", locale);
        problem.setProperty("visitStatus", standing.state().code());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail stepRefused(StepRefused refused, Locale locale) {
        ProblemDetail problem = problems.problem(HttpStatus.CONFLICT, "step-refused", locale);
        problem.setProperty("visitStatus", refused.state().code());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail tooEarly(TooEarly early, Locale locale) {
        return problems.problem(HttpStatus.CONFLICT, "too-early", locale);
    }

    /** By the header it is the precondition that failed; by the field it is a conflict. The type is the same. */
    @ExceptionHandler
    ProblemDetail changedMeanwhile(ChangedMeanwhile changed, HttpServletRequest request, Locale locale) {
        HttpStatus status =
                request.getHeader(HttpHeaders.IF_MATCH) == null ? HttpStatus.CONFLICT : HttpStatus.PRECONDITION_FAILED;
        ProblemDetail problem = problems.problem(status, "changed-meanwhile", locale);
        problem.setProperty("version", changed.version());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail staffOnly(StaffOnly refused, Locale locale) {
        return problems.problem(HttpStatus.FORBIDDEN, "staff-only", locale);
    }

    @ExceptionHandler
    ProblemDetail unknown(NoSuchAppointment unknown, Locale locale) {
        return problems.problem(HttpStatus.NOT_FOUND, "not-found", locale);
    }

    @ExceptionHandler
    ProblemDetail notYours(NotYours refused, Locale locale) {
        return problems.problem(HttpStatus.FORBIDDEN, "not-yours", locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notLetIn(NotLetIn refused, Locale locale) {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .body(problems.problem(HttpStatus.UNAUTHORIZED, "not-let-in", locale));
    }
}
