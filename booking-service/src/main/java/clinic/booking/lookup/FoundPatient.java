package clinic.booking.lookup;

import clinic.booking.patient.Contact;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of what was found. Of a patient with a protected identity it has the name alone.
 *
 * @param mobile E.164
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FoundPatient(
        UUID id,
        String name,
        @Nullable LocalDate birthDate,
        @Nullable String mobile,
        @Nullable String email,
        boolean protectedIdentity) {

    /** As people write it; null when there is none. */
    public @Nullable String writtenMobile() {
        return mobile == null ? null : Contact.of(mobile).written();
    }
}
