package clinic.contracts.content;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which words these are and who stands for them: carried by every published item and kept with every message and
 * page made from it. A version that the clinic takes back is told once more, whole and under the same key, with {@code
 * withdrawnAt}: its words stay known to whoever must tell what a patient was told.
 *
 * @param locale {@code sv}, {@code en}, or {@code zxx} (BCP 47: no linguistic content) for an item without words
 * @param version from 1; a published version never changes
 * @param approver the clinician who approved it, by name and title
 * @param reviewBy the last day on which it may be sent or shown
 * @param withdrawnAt from then on it may be neither sent nor shown; null, and left out, while it may
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Publication(
        UUID itemId,
        String locale,
        int version,
        String approver,
        LocalDate reviewBy,
        @Nullable Instant withdrawnAt) {

    public Publication(UUID itemId, String locale, int version, String approver, LocalDate reviewBy) {
        this(itemId, locale, version, approver, reviewBy, null);
    }

    /** The same words, which may no longer be sent or shown. */
    public Publication withdrawn(Instant at) {
        return new Publication(itemId, locale, version, approver, reviewBy, at);
    }

    /** Whether it may be sent and shown on this day. */
    public boolean holds(LocalDate today) {
        return withdrawnAt == null && !today.isAfter(reviewBy);
    }

    String key() {
        return itemId + ":" + locale + ":" + version;
    }
}
