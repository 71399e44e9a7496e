package clinic.booking;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** Problems (RFC 9457) with a type that never changes and words in the caller's language. */
@Component
public class Problems {

    /** What went wrong with one field. */
    record FieldFault(String field, String code, String message) {}

    private final MessageSource words;

    Problems(MessageSource words) {
        this.words = words;
    }

    /** The type is {@code urn:clinic:problem:<code>}; the words are under {@code problem.<code>}. */
    public ProblemDetail problem(HttpStatus status, String code, Locale locale, Object... details) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:clinic:problem:" + code));
        problem.setTitle(words.getMessage("problem." + code, null, locale));
        String detail = words.getMessage("problem." + code + ".detail", details, "", locale);
        if (detail != null && !detail.isEmpty()) {
            problem.setDetail(detail);
        }
        return problem;
    }

    ProblemDetail invalid(List<InvalidInput.Fault> faults, Locale locale) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "invalid-input", locale);
        problem.setProperty(
                "errors",
                faults.stream()
                        .map(fault -> new FieldFault(
                                fault.field(), fault.code(), words.getMessage("fault." + fault.code(), null, locale)))
                        .toList());
        return problem;
    }
}
