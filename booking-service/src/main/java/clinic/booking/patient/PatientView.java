package clinic.booking.patient;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A patient for reading.
 *
 * @param reachedThrough who answers at that number or address for the patient; null where the patient does
 * @param revision rises with each change
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PatientView(
        UUID id,
        String name,
        @Nullable LocalDate birthDate,
        @Nullable String mobile,
        @Nullable String email,
        @Nullable String reachedThrough,
        String language,
        Set<ConsentPurpose> consents,
        boolean protectedIdentity,
        int revision) {

    /** As people write it; null when there is none. */
    public @Nullable String writtenMobile() {
        return mobile == null ? null : MobileNumber.written(mobile);
    }
}
