package clinic.contracts.content;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Which words these are and who stands for them: carried by every published item and kept with every message and
 * page made from it.
 *
 * @param locale {@code sv}, {@code en}, or {@code zxx} (BCP 47: no linguistic content) for an item without words
 * @param version from 1; a published version never changes
 * @param approver the clinician who approved it, by name and title
 * @param reviewBy the last day on which it may be sent or shown
 */
public record Publication(UUID itemId, String locale, int version, String approver, LocalDate reviewBy) {

    String key() {
        return itemId + ":" + locale + ":" + version;
    }
}
