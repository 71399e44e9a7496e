package clinic.booking.appointment;

import clinic.booking.appointment.Happening.Booking;
import clinic.booking.appointment.Happening.Cancellation;
import clinic.booking.appointment.Happening.Completion;
import clinic.booking.appointment.Happening.Import;
import clinic.booking.appointment.Happening.Move;
import clinic.booking.appointment.Happening.NoShow;
import clinic.booking.appointment.Happening.NoShowTakenBack;
import clinic.booking.appointment.Happening.Progress;
import clinic.booking.appointment.Happening.Reinstatement;
import clinic.booking.appointment.Happening.Reopening;
import clinic.booking.intake.AnsweredQuestion;
import jakarta.persistence.Column;
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
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A visit, from its booking to its end. It decides what may happen to it and says what has happened. Long, for each of
 * its steps is refused or not by how the others left it.
 */
@Entity
@Table(name = "appointments")
class Appointment {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Nobody arrives sooner than this before their visit; who is said to has been taken for another. */
    private static final Duration SOONEST_ARRIVAL = Duration.ofHours(12);

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    /** Rises only with time, place, practitioner, cancellation and reinstatement: "completed" must not send a change. */
    private int scheduleVersion;

    @Enumerated(EnumType.STRING)
    private AppointmentState state;

    /** Of whom it is may be known under another id one day; written by whoever merges, never from here. */
    @Column(updatable = false)
    private UUID patientId;

    private UUID treatmentId;
    private UUID practitionerId;
    private UUID locationId;
    private @Nullable UUID conditionId;
    private Instant startsAt;
    private Instant endsAt;
    private String manageNonce;

    /** Asked and answered when it was booked; never changes. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    private List<AnsweredQuestion> intake;

    /** What whoever booked wanted to be known before it; never changes. */
    @Column(updatable = false)
    private @Nullable String notes;

    private Instant bookedAt;
    private @Nullable Instant cancelledAt;

    @Enumerated(EnumType.STRING)
    private @Nullable ChangedBy cancelledBy;

    private @Nullable String cancelReason;
    private @Nullable Instant completedAt;

    /** Where it stood, and what it was about, before anybody said that it took place. */
    @Enumerated(EnumType.STRING)
    private @Nullable AppointmentState completedFrom;

    private @Nullable UUID conditionBefore;

    /** When somebody said that it is not over after all; people have to end it that day, and only then the clock. */
    private @Nullable Instant takenBackAt;

    /** Since when the patient is, or was, here. */
    private @Nullable Instant arrivedAt;

    /** When the patient said that they will come, at the time it has now. */
    private @Nullable Instant confirmedAt;

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
            List<AnsweredQuestion> intake,
            @Nullable String notes,
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
        visit.intake = List.copyOf(intake);
        visit.notes = notes;
        visit.bookedAt = now;
        return new Booking(visit);
    }

    /** Takes over a visit that another system knew, as it stands there. */
    static Import takeOver(ImportedVisit known) {
        Appointment visit = book(
                        known.id(),
                        known.patientId(),
                        known.treatmentId(),
                        known.practitionerId(),
                        known.locationId(),
                        null,
                        known.start(),
                        known.end(),
                        List.of(),
                        null,
                        known.importedAt())
                .visit();
        visit.state = known.state();
        switch (known.state()) {
            case BOOKED, NO_SHOW -> {}
            case COMPLETED -> visit.completedAt = known.end();
            case CANCELLED -> visit.cancelledAt = known.importedAt();
            case ARRIVED, IN_TREATMENT -> throw new IllegalArgumentException("Nobody brings a patient along");
        }
        return new Import(visit);
    }

    /** Known to others, and forgotten here; what the patient answered and wrote when it was booked is lost. */
    static Appointment broughtBack(ToldVisit told, Instant now) {
        Appointment visit = book(
                        told.id(),
                        told.patientId(),
                        told.treatmentId(),
                        told.practitionerId(),
                        told.locationId(),
                        told.conditionId(),
                        told.start(),
                        told.end(),
                        List.of(),
                        null,
                        now)
                .visit();
        visit.manageNonce = told.manageNonce();
        return visit.bringUpTo(told, now);
    }

    /** What others were told last counts. */
    Appointment bringUpTo(ToldVisit told, Instant now) {
        confirmedAt = startsAt.equals(told.start()) ? confirmedAt : null;
        scheduleVersion = told.scheduleVersion();
        state = told.state();
        practitionerId = told.practitionerId();
        locationId = told.locationId();
        conditionId = told.conditionId();
        startsAt = told.start();
        endsAt = told.end();
        boolean cancelled = state == AppointmentState.CANCELLED;
        cancelledAt = cancelled ? now : null;
        cancelledBy = cancelled ? (told.cancelledByPatient() ? ChangedBy.PATIENT : ChangedBy.STAFF) : null;
        cancelReason = cancelled ? cancelReason : null;
        completedAt = state == AppointmentState.COMPLETED ? told.endedAt() : null;
        return this;
    }

    Move move(UUID practitionerId, UUID locationId, Instant start, Instant end, Instant now) {
        requireBooked();
        requireAhead(now);
        UUID previousPractitioner = this.practitionerId;
        Instant previousStart = startsAt;
        this.practitionerId = practitionerId;
        this.locationId = locationId;
        startsAt = start;
        endsAt = end;
        confirmedAt = null;
        takenBackAt = null;
        scheduleVersion++;
        return new Move(this, previousPractitioner, previousStart);
    }

    Cancellation cancel(ChangedBy by, @Nullable String reason, Instant now) {
        requireBooked();
        requireAhead(now);
        state = AppointmentState.CANCELLED;
        cancelledAt = now;
        cancelledBy = by;
        cancelReason = reason;
        scheduleVersion++;
        return new Cancellation(this, by);
    }

    /** Back to what it was, at the time that has been taken anew in its name. */
    Reinstatement reinstate(Instant start, Instant end) {
        if (state != AppointmentState.CANCELLED) {
            throw new NotCancelled(state);
        }
        state = AppointmentState.BOOKED;
        startsAt = start;
        endsAt = end;
        cancelledAt = null;
        cancelledBy = null;
        cancelReason = null;
        confirmedAt = null;
        scheduleVersion++;
        return new Reinstatement(this);
    }

    /** The patient will come. Nobody is told, and nothing is sent because of it. */
    void confirm(Instant now) {
        requireBooked();
        requireAhead(now);
        if (confirmedAt == null) {
            confirmedAt = now;
        }
    }

    /** Its end has passed and nobody has said that it was otherwise. */
    Completion end(Instant now) {
        if (state == AppointmentState.COMPLETED || !Step.COMPLETE.leadsFrom(state)) {
            throw new NoLongerBooked(state);
        }
        if (now.isBefore(endsAt)) {
            throw new IllegalStateException("Visit " + id + " has not ended yet");
        }
        return completed(state, now);
    }

    /**
     * A step of its day.
     *
     * @throws StepRefused when it does not lead from where the visit stands
     * @throws TooEarly when the visit is too far ahead for it
     */
    Happening take(Step step, Instant now) {
        if (!step.leadsFrom(state)) {
            throw new StepRefused(step, state);
        }
        if (now.isBefore(earliest(step))) {
            throw new TooEarly();
        }
        AppointmentState before = state;
        state = step.to();
        return switch (step) {
            case ARRIVE, TREAT -> {
                arrivedAt = arrivedAt == null ? now : arrivedAt;
                yield new Progress(this, step);
            }
            case TAKE_BACK_ARRIVAL -> {
                arrivedAt = null;
                yield new Progress(this, step);
            }
            case TAKE_BACK_TREATMENT -> new Progress(this, step);
            case TAKE_BACK_NO_SHOW -> {
                takenBackAt = now;
                yield new NoShowTakenBack(this, now);
            }
            case COMPLETE -> completed(before, now);
            case MISS -> {
                forgetCompletion();
                yield new NoShow(this, now);
            }
            case TAKE_BACK_COMPLETION -> {
                stepBack();
                takenBackAt = now;
                yield new Reopening(this, now);
            }
        };
    }

    /** It was about this, whatever it had been booked for. */
    void concerns(UUID conditionId) {
        this.conditionId = conditionId;
    }

    private Completion completed(AppointmentState before, Instant now) {
        if (before != AppointmentState.COMPLETED) {
            completedFrom = before;
            conditionBefore = conditionId;
        }
        state = AppointmentState.COMPLETED;
        completedAt = now;
        return new Completion(this, now, Findings.NONE);
    }

    /** Visits that were completed before this was written down know only whether their patient was here. */
    private void stepBack() {
        if (completedFrom != null) {
            state = completedFrom;
            conditionId = conditionBefore;
        } else {
            state = arrivedAt == null ? AppointmentState.BOOKED : AppointmentState.ARRIVED;
        }
        forgetCompletion();
    }

    private void forgetCompletion() {
        completedAt = null;
        completedFrom = null;
        conditionBefore = null;
    }

    private Instant earliest(Step step) {
        return switch (step) {
            case ARRIVE, TREAT -> startsAt.minus(SOONEST_ARRIVAL);
            case MISS -> startsAt;
            // Who is here already may be done before the time.
            case COMPLETE -> arrivedAt == null ? startsAt : Instant.MIN;
            case TAKE_BACK_ARRIVAL, TAKE_BACK_TREATMENT, TAKE_BACK_NO_SHOW, TAKE_BACK_COMPLETION -> Instant.MIN;
        };
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

    /** What has begun keeps all of its time: no part of it is ever free again. */
    private void requireAhead(Instant now) {
        if (!now.isBefore(startsAt)) {
            throw new HasBegun();
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

    /** By this name the repository asks before each save whether this is new; it finds a field only after an exception. */
    public @Nullable Integer getVersion() {
        return version;
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

    @Nullable
    Instant confirmedAt() {
        return confirmedAt;
    }

    @Nullable
    Instant arrivedAt() {
        return arrivedAt;
    }

    @Nullable
    String cancelReason() {
        return cancelReason;
    }

    List<AnsweredQuestion> intake() {
        return intake;
    }

    @Nullable
    String notes() {
        return notes;
    }

    String manageNonce() {
        return manageNonce;
    }
}
