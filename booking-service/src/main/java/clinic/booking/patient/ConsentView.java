package clinic.booking.patient;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A consent for reading.
 *
 * @param text the exact words that were agreed to
 * @param language that these words are in; null for words of another time, or of another system
 * @param withdrawnAt null while it holds
 */
public record ConsentView(
        ConsentPurpose purpose,
        String text,
        @Nullable String language,
        Instant givenAt,
        ConsentSource givenBy,
        @Nullable Instant withdrawnAt,
        @Nullable ConsentSource withdrawnBy) {

    ConsentView in(String language) {
        return new ConsentView(purpose, text, language, givenAt, givenBy, withdrawnAt, withdrawnBy);
    }

    boolean isProvedNo() {
        return withdrawnAt != null && (withdrawnBy == null || withdrawnBy.isProved());
    }

    /** Whether all that was said about it was said by somebody who booked, and may be anybody. */
    public boolean isBookersWord() {
        return !givenBy.isProved() && (withdrawnAt == null || !isProvedNo());
    }

    /** When something was last said about it. */
    public Instant latestWord() {
        return withdrawnAt == null ? givenAt : withdrawnAt;
    }
}
