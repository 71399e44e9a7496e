package clinic.booking.patient;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A consent for reading.
 *
 * @param text the exact words that were agreed to
 * @param withdrawnAt null while it holds
 */
public record ConsentView(
        ConsentPurpose purpose,
        String text,
        Instant givenAt,
        ConsentSource givenBy,
        @Nullable Instant withdrawnAt,
        @Nullable ConsentSource withdrawnBy) {

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
