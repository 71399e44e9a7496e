package clinic.booking;

import clinic.booking.InvalidInput.Fault;
import clinic.doors.BodyLimit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.multipart.MultipartException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Whatever is wrong with a request is told by the name of its field. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class InputProblems {

    private final Problems problems;

    InputProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ProblemDetail invalid(InvalidInput input, Locale locale) {
        return problems.invalid(input.faults(), locale);
    }

    @ExceptionHandler
    ProblemDetail unreadable(HttpMessageNotReadableException body, Locale locale) {
        return BodyLimit.isReached(body)
                ? problems.problem(HttpStatus.CONTENT_TOO_LARGE, "body-too-long", locale, BodyLimit.LONGEST / 1024)
                : problems.invalid(List.of(fault(body.getCause())), locale);
    }

    @ExceptionHandler
    ProblemDetail unreadable(MethodArgumentTypeMismatchException parameter, Locale locale) {
        return problems.invalid(List.of(new Fault(parameter.getName(), "unreadable")), locale);
    }

    @ExceptionHandler
    ProblemDetail missing(MissingServletRequestParameterException parameter, Locale locale) {
        return problems.invalid(List.of(new Fault(parameter.getParameterName(), "missing")), locale);
    }

    /** A form that ends in the middle, or whose parts cannot be told apart. */
    @ExceptionHandler
    ProblemDetail torn(MultipartException form, Locale locale) {
        return problems.invalid(List.of(new Fault("", "unreadable")), locale);
    }

    private static Fault fault(@Nullable Throwable cause) {
        if (cause instanceof JacksonException json && !json.getPath().isEmpty()) {
            String field = json.getPath().stream()
                    .map(step -> step.getPropertyName() == null ? "" + step.getIndex() : step.getPropertyName())
                    .collect(Collectors.joining("."));
            return new Fault(field, json instanceof UnrecognizedPropertyException ? "unknown-field" : "unreadable");
        }
        return new Fault("", "unreadable");
    }
}
