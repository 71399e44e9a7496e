package clinic.booking.signin;

import clinic.contracts.booking.StaffRole;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as those see it who set it up; of its password nothing is told.
 *
 * @param version rises with every change of what is told here
 * @param practitionerId whose visits are theirs; null for those who treat nobody
 * @param email where the clinic writes to them; null when it does not
 * @param language in which it does, {@code sv} or {@code en}
 */
public record Colleague(
        UUID id,
        int version,
        String name,
        Set<StaffRole> roles,
        @Nullable UUID practitionerId,
        boolean revoked,
        @Nullable String email,
        String language) {}
