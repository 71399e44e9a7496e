package clinic.booking.signin;

import clinic.contracts.booking.StaffRole;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account that is to be made, and gets its id when it is.
 *
 * @param practitionerId whose visits are theirs; null for those who treat nobody
 * @param email where the clinic writes to them; null when it does not
 * @param language in which it does, {@code sv} or {@code en}
 */
public record NewAccount(
        String name,
        Set<StaffRole> roles,
        @Nullable UUID practitionerId,
        @Nullable String email,
        String language) {}
