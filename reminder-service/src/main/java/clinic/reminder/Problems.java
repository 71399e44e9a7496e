package clinic.reminder;

import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** How the API refuses (RFC 9457): by a type that never changes, and words for people. */
public final class Problems {

    private Problems() {}

    /** @param type what stands behind {@code urn:clinic:problem:} */
    public static ProblemDetail problem(HttpStatus status, String type, String title) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:clinic:problem:" + type));
        problem.setTitle(title);
        return problem;
    }

    /** A request that cannot be read or allowed, with all that is wrong with it. */
    public static ProblemDetail invalid(String title, List<Flaw> flaws) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "invalid-input", title);
        problem.setProperty("errors", flaws);
        return problem;
    }

    /** A request that names something by a word that means nothing here. */
    public static ErrorResponseException unknown(String field, String message) {
        return new ErrorResponseException(
                HttpStatus.BAD_REQUEST,
                invalid("The request cannot be read", List.of(new Flaw(field, "unknown", message))),
                null);
    }

    /** What the address names is not there. */
    public static ErrorResponseException notFound(String title) {
        return new ErrorResponseException(
                HttpStatus.NOT_FOUND, problem(HttpStatus.NOT_FOUND, "not-found", title), null);
    }
}
