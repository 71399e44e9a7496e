package clinic.reminder;

import clinic.doors.BodyLimit;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** A request that cannot be read is refused by the name of its field. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class InputProblems {

    @ExceptionHandler
    ProblemDetail unreadable(HttpMessageNotReadableException body) {
        if (BodyLimit.isReached(body)) {
            return Problems.problem(HttpStatus.CONTENT_TOO_LARGE, "body-too-long", "Send at most 64 KiB");
        }
        return body.getCause() instanceof JacksonException json
                        && !json.getPath().isEmpty()
                ? invalid(
                        json.getPath().stream()
                                .map(step -> step.getPropertyName() == null
                                        ? String.valueOf(step.getIndex())
                                        : step.getPropertyName())
                                .collect(Collectors.joining(".")),
                        json instanceof UnrecognizedPropertyException ? "unknown-field" : "unreadable")
                : invalid("body", "unreadable");
    }

    @ExceptionHandler
    ProblemDetail unreadable(MethodArgumentTypeMismatchException parameter) {
        return invalid(parameter.getName(), "unreadable");
    }

    @ExceptionHandler
    ProblemDetail missing(MissingServletRequestParameterException parameter) {
        return invalid(parameter.getParameterName(), "missing");
    }

    private static ProblemDetail invalid(String field, String code) {
        String message = switch (code) {
            case "unknown-field" -> "There is no such field";
            case "missing" -> "Has to be given";
            default -> "Is not as it should be";
        };
        return Problems.invalid("The request cannot be read", List.of(new Flaw(field, code, message)));
    }
}
