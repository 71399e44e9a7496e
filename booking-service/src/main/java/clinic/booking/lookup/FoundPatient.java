package clinic.booking.lookup;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of what was found. Of a patient with a protected identity it has the name alone.
 *
 * @param mobile as people write it
 */
record FoundPatient(
        UUID id,
        String name,
        @Nullable LocalDate birthDate,
        @Nullable String mobile,
        @Nullable String email,
        boolean protectedIdentity) {}
