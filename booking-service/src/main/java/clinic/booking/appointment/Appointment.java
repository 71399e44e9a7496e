package clinic.booking.appointment;

import clinic.booking.appointment.Happening.Booking;
import clinic.booking.appointment.Happening.Cancellation;
import clinic.booking.appointment.Happening.Completion;
import clinic.booking.appointment.Happening.Move;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A visit, from its booking to its end. It decides what may happen to it and says what has happened. */
@Entity
@Table(name = "appointments")
class Appointment {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    /** Rises only with time, place, practitioner and cancellation: "completed" must not send a change. */
    private int scheduleVersion;

    @Enumerated(EnumType.STRING)
    private AppointmentState state;

    private UUID patientId;
    private UUID treatmentId;
    private UUID practitionerId;
    private UUID locationId;
    private @Nullable UUID conditionId;
    private Instant startsAt;
    private Instant endsAt;
    private String manageNonce;
    private Instant bookedAt;
    private @Nullable Instant cancelledAt;

    @Enumerated(EnumType.STRING)
    private @Nullable ChangedBy cancelledBy;

    private @Nullable String cancelReason;
    private @Nullable Instant completedAt;

    protected Appointment() {}

    /** Books the visit whose time has been taken in its name. */
    static Booking book(
            UUID id,
            UUID patientId,
            UUID treatmentId,
            UUID practitionerId,
            UUID locationId,
            @Nullable UUID conditionId,
            Instant start,
            Instant end,
            Instant now) {
        Appointment visit = new Appointment();
        visit.id = id;
        visit.scheduleVersion = 1;
        visit.state = AppointmentState.BOOKED;
        visit.patientId = patientId;
        visit.treatmentId = treatmentId;
        visit.practitionerId = practitionerId;
        visit.locationId = locationId;
        visit.conditionId = conditionId;
        visit.startsAt = start;
        visit.endsAt = end;
        visit.manageNonce = nonce();
        visit.bookedAt = now;
        return new Booking(visit);
    }

    Move move(UUID practitionerId, UUID locationId, Instant start, Instant end) {
        requireBooked();
        Instant previousStart = startsAt;
        this.practitionerId = practitionerId;
        this.locationId = locationId;
        startsAt = start;
        endsAt = end;
        scheduleVersion++;
        return new Move(this, previousStart);
    }

    Cancellation cancel(ChangedBy by, @Nullable String reason, Instant now) {
        requireBooked();
        state = AppointmentState.CANCELLED;
        cancelledAt = now;
        cancelledBy = by;
        cancelReason = reason;
        scheduleVersion++;
        return new Cancellation(this, by);
    }

    Completion complete(Instant now) {
        requireBooked();
        if (now.isBefore(endsAt)) {
            throw new IllegalStateException("Visit " + id + " has not ended yet");
        }
        state = AppointmentState.COMPLETED;
        completedAt = now;
        return new Completion(this, now);
    }

    /** Until when the patient may move or cancel it without calling. */
    Instant changeableUntil(Duration cutOff) {
        return startsAt.minus(cutOff);
    }

    private void requireBooked() {
        if (state != AppointmentState.BOOKED) {
            throw new NoLongerBooked(state);
        }
    }

    private static String nonce() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    UUID id() {
        return id;
    }

    int version() {
        return version == null ? 0 : version;
    }

    int scheduleVersion() {
        return scheduleVersion;
    }

    AppointmentState state() {
        return state;
    }

    UUID patientId() {
        return patientId;
    }

    UUID treatmentId() {
        return treatmentId;
    }

    UUID practitionerId() {
        return practitionerId;
    }

    UUID locationId() {
        return locationId;
    }

    @Nullable
    UUID conditionId() {
        return conditionId;
    }

    Instant startsAt() {
        return startsAt;
    }

    Instant endsAt() {
        return endsAt;
    }

    String manageNonce() {
        return manageNonce;
    }
}
