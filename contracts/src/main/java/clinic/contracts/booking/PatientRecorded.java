package clinic.contracts.booking;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a patient, in which language, and what they agreed to: always the whole of it.
 *
 * @param version rises with each change, so that a late copy never overwrites a newer one
 * @param language ISO 639-1: {@code sv} or {@code en}
 * @param mobile E.164
 * @param protectedIdentity true where nobody must find the patient: nothing is sent automatically; left out for
 *     everybody else
 * @param linksRenewed how often the patient's private links were made anew, which is part of each
 *     ({@link clinic.contracts.SecretLink#renewed}); never falls, left out where they never were
 */
@EventType(value = "booking.patient.recorded", topic = Topic.PATIENTS)
public record PatientRecorded(
        UUID patientId,
        int version,
        String name,
        String language,
        @Nullable String mobile,
        @Nullable String email,
        Set<ConsentPurpose> consents,
        @Nullable Boolean protectedIdentity,
        @Nullable Integer linksRenewed)
        implements Event {

    /** Of somebody whose links are those that were made first. */
    public PatientRecorded(
            UUID patientId,
            int version,
            String name,
            String language,
            @Nullable String mobile,
            @Nullable String email,
            Set<ConsentPurpose> consents,
            @Nullable Boolean protectedIdentity) {
        this(patientId, version, name, language, mobile, email, consents, protectedIdentity, null);
    }

    @Override
    public String key() {
        return patientId.toString();
    }
}
