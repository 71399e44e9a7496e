package clinic.booking.patient;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Of a patient in a list what it takes to ring them. */
public record NameAndNumber(UUID id, String name, @Nullable String mobile) {

    /** As people write it; null when there is none. */
    public @Nullable String writtenMobile() {
        return mobile == null ? null : MobileNumber.written(mobile);
    }
}
