package clinic.booking.patient;

import clinic.booking.Problems;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Why a record was not shown or changed. */
@RestControllerAdvice(annotations = RestController.class)
class PatientProblems {

    private final Problems problems;

    PatientProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ProblemDetail unknown(NoSuchPatient unknown, Locale locale) {
        return problems.problem(HttpStatus.NOT_FOUND, "not-found", locale);
    }

    @ExceptionHandler
    ProblemDetail changed(PatientChanged changed, Locale locale) {
        ProblemDetail problem = problems.problem(HttpStatus.PRECONDITION_FAILED, "changed-meanwhile", locale);
        problem.setProperty("version", changed.revision());
        return problem;
    }
}
