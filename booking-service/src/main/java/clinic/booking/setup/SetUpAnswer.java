package clinic.booking.setup;

import java.util.UUID;
import org.springframework.http.ResponseEntity;

/** Something that is set up, as the API tells it. */
public interface SetUpAnswer {

    UUID id();

    /** Rises with each change; sent as {@code ETag} too. */
    int version();

    /** With its version, to be sent back as {@code If-Match}. */
    static <T extends SetUpAnswer> ResponseEntity<T> with(ResponseEntity.BodyBuilder response, T answer) {
        return response.eTag("\"" + answer.version() + "\"").body(answer);
    }

    static <T extends SetUpAnswer> ResponseEntity<T> ok(T answer) {
        return with(ResponseEntity.ok(), answer);
    }
}
