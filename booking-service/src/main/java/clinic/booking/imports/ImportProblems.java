package clinic.booking.imports;

import clinic.booking.Problems;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Why something was not done with a file of another system. */
@RestControllerAdvice(annotations = RestController.class)
class ImportProblems {

    private final Problems problems;

    ImportProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ProblemDetail unknown(NoSuchImport unknown, Locale locale) {
        return problems.problem(HttpStatus.NOT_FOUND, "not-found", locale);
    }

    @ExceptionHandler
    ProblemDetail underWay(ImportUnderWay underWay, Locale locale) {
        ProblemDetail problem = problems.problem(HttpStatus.CONFLICT, "import-under-way", locale);
        problem.setProperty("importState", ImportAnswer.code(underWay.state()));
        return problem;
    }
}
