package clinic.booking.repeat;

import clinic.booking.Problems;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a request hears whose key has been seen. */
@RestControllerAdvice(annotations = RestController.class)
class RepeatProblems {

    private final Problems problems;
    private final JsonMapper json;

    RepeatProblems(Problems problems, JsonMapper json) {
        this.problems = problems;
        this.json = json;
    }

    @ExceptionHandler
    ProblemDetail anotherRequest(KeyUsedForAnotherRequest key, Locale locale) {
        return problems.problem(HttpStatus.UNPROCESSABLE_CONTENT, "key-reused", locale);
    }

    @ExceptionHandler
    ResponseEntity<JsonNode> again(RefusedBefore refused) {
        return ResponseEntity.status(refused.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(json.readTree(refused.problem()));
    }
}
