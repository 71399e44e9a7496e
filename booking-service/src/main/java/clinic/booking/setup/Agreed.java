package clinic.booking.setup;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What of the visits ahead the caller was told and says yes to.
 *
 * @param agreed the {@code agreement} of a 409 {@code visits-touched}
 */
@Schema(name = "Agreement")
record Agreed(@Nullable String agreed) {

    static final String DESCRIPTION = "Visits that are booked stay. Are there any, the answer is 409 `visits-touched`;"
            + " send its `agreement` back as `agreed` to have it all the same.";

    static @Nullable String in(@Nullable Agreed sent) {
        return sent == null ? null : sent.agreed();
    }
}
