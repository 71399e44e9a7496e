package clinic.booking.book;

import clinic.booking.availability.Wish;
import clinic.booking.patient.ConsentPurpose;
import clinic.booking.patient.PatientDetails;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A booking that a patient asks for.
 *
 * @param key made by the sender once for each booking, so that a double click or a retry books once; null when the
 *     sender has none
 * @param holdId the sender's own hold; its time need not be the wanted one
 */
public record BookingRequest(
        @Nullable String key,
        Wish wish,
        Instant start,
        @Nullable UUID holdId,
        @Nullable UUID conditionId,
        PatientDetails patient,
        Set<ConsentPurpose> consents) {

    public BookingRequest {
        // In one order, so that two requests that say the same are told to be the same.
        consents = Collections.unmodifiableSet(new TreeSet<>(consents));
    }

    BookingRequest withoutKey() {
        return new BookingRequest(null, wish, start, holdId, conditionId, patient, consents);
    }
}
