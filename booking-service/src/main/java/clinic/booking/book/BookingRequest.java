package clinic.booking.book;

import clinic.booking.audit.Who;
import clinic.booking.availability.Exemption;
import clinic.booking.availability.Wish;
import clinic.booking.intake.Notes;
import clinic.booking.patient.ConsentPurpose;
import clinic.booking.patient.PatientDetails;
import clinic.booking.repeat.RequestKey;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A booking that is asked for.
 *
 * @param key made by the sender once for each booking, so that a double click or a retry books once; null when the
 *     sender has none
 * @param holdId the sender's own hold; its time need not be the wanted one
 * @param intake answers to what the treatment asks before the visit, by the question's id
 * @param notes what is to be known before the visit as well; null when there is nothing
 * @param by who asks
 */
public record BookingRequest(
        @Nullable String key,
        Wish wish,
        Instant start,
        @Nullable UUID holdId,
        @Nullable UUID conditionId,
        PatientDetails patient,
        Set<ConsentPurpose> consents,
        Map<String, String> intake,
        @Nullable String notes,
        Who by) {

    /** @throws clinic.booking.InvalidInput when the notes cannot be taken */
    public BookingRequest {
        // In one order, so that two requests that say the same are told to be the same.
        consents = Collections.unmodifiableSet(new TreeSet<>(consents));
        intake = Collections.unmodifiableMap(new TreeMap<>(intake));
        notes = Notes.read(notes);
    }

    /** A booking of a treatment that asks nothing before the visit. */
    public BookingRequest(
            @Nullable String key,
            Wish wish,
            Instant start,
            @Nullable UUID holdId,
            @Nullable UUID conditionId,
            PatientDetails patient,
            Set<ConsentPurpose> consents) {
        this(key, wish, start, holdId, conditionId, patient, consents, Map.of(), null, Who.BOOKER);
    }

    /** Where the patient is reached; as an e-mail address is spelt makes no difference. */
    List<String> contacts() {
        return Stream.of(patient.mobile(), patient.email())
                .flatMap(Stream::ofNullable)
                .map(contact -> contact.toLowerCase(Locale.ROOT))
                .toList();
    }

    /** By what it is known again when it is repeated. */
    @Nullable
    RequestKey requestKey() {
        return RequestKey.of(key, "booking", asked());
    }

    /** The same, for a booking by staff: a key is theirs alone. */
    @Nullable
    RequestKey requestKey(@Nullable Exemption exemption) {
        return RequestKey.of(key, "booking by " + by.staffId(), List.of(asked(), String.valueOf(exemption)));
    }

    private List<Object> asked() {
        // As it was first written: a request that is repeated across an upgrade is known again.
        String wished = "Wish[treatmentId=%s, practitionerId=%s, locationId=%s]"
                .formatted(wish.treatmentId(), wish.practitionerId(), wish.locationId());
        List<Object> asked =
                List.of(wished, start, String.valueOf(holdId), String.valueOf(conditionId), patient, consents, intake);
        List<Object> told = notes == null ? asked : List.of(asked, notes);
        return patient.personnummer() == null
                ? told
                : List.of(told, patient.personnummer().digits());
    }
}
