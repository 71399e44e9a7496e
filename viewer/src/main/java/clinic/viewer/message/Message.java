package clinic.viewer.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One SMS or e-mail as it arrived.
 *
 * @param id the provider's id of an SMS, our own of an e-mail
 * @param at when it arrived, by the clinic's clock
 * @param purpose why it was sent, as the sender said
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Message(
        String id,
        Channel channel,
        String from,
        String to,
        @Nullable String subject,
        @Nullable String text,
        @Nullable String html,
        Instant at,
        @Nullable String purpose) {

    /** The words a person reads, whichever part carries them. */
    public String words() {
        return text == null ? "" : text;
    }
}
