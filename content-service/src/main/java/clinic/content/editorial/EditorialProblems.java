package clinic.content.editorial;

import clinic.content.editorial.Refused.Because;
import clinic.doors.BodyLimit;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** How the API of content refuses (RFC 9457): by a type that never changes, and words for people. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class EditorialProblems {

    @ExceptionHandler
    ProblemDetail refused(Refused refused) {
        return switch (refused.because()) {
            case ONLY_A_CLINICIAN, ONLY_WHO_WRITES ->
                problem(HttpStatus.FORBIDDEN, "not-allowed", "Not for somebody with these roles");
            case OWN_WORDS ->
                problem(HttpStatus.FORBIDDEN, "own-words", "Another clinician than who wrote in it has to approve it");
            case CHANGED_MEANWHILE ->
                problem(HttpStatus.PRECONDITION_FAILED, "changed-meanwhile", "Somebody did something to it meanwhile");
            case NO_REASON -> invalid(List.of("words"), "missing");
            case NO_TITLE -> invalid(List.of("name", "title"), "missing");
            case NOT_IN_THIS_STATE, UNDER_WAY, NOT_WHOLE, USED_BY_A_PLAN -> cannotGoThere(refused.because());
        };
    }

    private static ProblemDetail cannotGoThere(Because why) {
        var problem = problem(HttpStatus.CONFLICT, "content-refused", "This cannot be done to it as it is");
        problem.setProperty("why", why.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return problem;
    }

    @ExceptionHandler
    ProblemDetail unreadable(HttpMessageNotReadableException body) {
        if (BodyLimit.isReached(body)) {
            return problem(HttpStatus.CONTENT_TOO_LARGE, "body-too-long", "Send at most 64 KiB");
        }
        return body.getCause() instanceof JacksonException json
                        && !json.getPath().isEmpty()
                ? invalid(
                        List.of(json.getPath().stream()
                                .map(step -> step.getPropertyName() == null
                                        ? String.valueOf(step.getIndex())
                                        : step.getPropertyName())
                                .collect(Collectors.joining("."))),
                        json instanceof UnrecognizedPropertyException ? "unknown-field" : "unreadable")
                : invalid(List.of("body"), "unreadable");
    }

    @ExceptionHandler
    ProblemDetail unreadable(MethodArgumentTypeMismatchException parameter) {
        return invalid(List.of(parameter.getName()), "unreadable");
    }

    static ErrorResponseException notFound(String title) {
        return thrown(problem(HttpStatus.NOT_FOUND, "not-found", title));
    }

    static ErrorResponseException missing(String field) {
        return unfit(field, "missing");
    }

    static ErrorResponseException unfit(String field, String code) {
        return thrown(invalid(List.of(field), code));
    }

    static ErrorResponseException unfit(List<String> fields) {
        return thrown(invalid(fields, "unreadable"));
    }

    private static ErrorResponseException thrown(ProblemDetail problem) {
        return new ErrorResponseException(HttpStatus.valueOf(problem.getStatus()), problem, null);
    }

    private static ProblemDetail invalid(List<String> fields, String code) {
        var message = switch (code) {
            case "unknown-field" -> "There is no such field";
            case "missing" -> "Has to be given";
            default -> "Is not as it should be";
        };
        var problem = problem(HttpStatus.BAD_REQUEST, "invalid-input", "The request cannot be read");
        problem.setProperty(
                "errors",
                fields.stream()
                        .map(field -> Map.of("field", field, "code", code, "message", message))
                        .toList());
        return problem;
    }

    /** @param type what stands behind {@code urn:clinic:problem:} */
    private static ProblemDetail problem(HttpStatus status, String type, String title) {
        var problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:clinic:problem:" + type));
        problem.setTitle(title);
        return problem;
    }
}
