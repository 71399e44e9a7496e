package clinic.booking.task;

import clinic.booking.signin.StaffMember;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Something a person must do for a patient, or about what patients are told. It decides who may do what with it: of two at once the first has it, and the
 * other is told.
 *
 * @param patient null for what is about content
 * @param appointment null for what is about no visit
 * @param channel of an address that takes no messages: {@code SMS} or {@code EMAIL}
 * @param level of a red flag: what the patient was told to do
 * @param other another patient who may be the same
 * @param review of content: what there is to look at
 * @param claimedBy the account of whoever does it; null while nobody has said so
 * @param acknowledgedBy the account of whoever looked first; null while nobody has
 * @param note what was done
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Task(
        UUID id,
        Kind kind,
        @Nullable UUID patient,
        @Nullable UUID appointment,
        @Nullable String channel,
        @Nullable String level,
        @Nullable UUID other,
        @Nullable Review review,
        Instant raisedAt,
        @Nullable Instant claimedAt,
        @Nullable String claimedBy,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable Instant closedAt,
        @Nullable String closedBy,
        @Nullable String note) {

    /**
     * The same without whoever this reader must not know of: what was written down may say it too.
     *
     * @param known whether they may know of a patient
     */
    Task toldTo(Predicate<UUID> known) {
        if (patient != null && !known.test(patient)) {
            return about(null, null, null, null);
        }
        return other != null && !known.test(other) ? about(patient, appointment, null, null) : this;
    }

    /** The same, for the patient: who else may be meant is somebody else's business. */
    public Task aboutThePatientAlone() {
        return about(patient, appointment, null, note);
    }

    private Task about(@Nullable UUID whom, @Nullable UUID visit, @Nullable UUID perhaps, @Nullable String words) {
        return new Task(
                id,
                kind,
                whom,
                visit,
                channel,
                level,
                perhaps,
                review,
                raisedAt,
                claimedAt,
                claimedBy,
                acknowledgedAt,
                acknowledgedBy,
                closedAt,
                closedBy,
                words);
    }

    /** What there is to do. */
    public enum Kind {
        /** Call a patient who said yes to a red flag in a check-in. */
        RED_FLAG,
        /** Call a patient who answered an SMS in words that no rule reads. */
        REPLY_UNCLEAR,
        /** Ask for another address. */
        ADDRESS_UNDELIVERABLE,
        /** See whether two patients are one. */
        POSSIBLY_SAME,
        /** Call a patient who asked for it in a check-in. */
        CALL_WANTED,
        /** Find out how a patient is who has left two check-ins unanswered. */
        FOLLOW_UP_SILENT,
        /** Find out how a patient is whose check-ins could not be asked. */
        FOLLOW_UP_NOT_ASKED,
        /** Ring a patient whose visit the topics tell otherwise than it could be brought back after a restore. */
        VISIT_LOST,
        /** Review content before it stops being shown and sent. */
        CONTENT_REVIEW
    }

    /** How far it has come. */
    public enum State {
        OPEN,
        CLAIMED,
        ACKNOWLEDGED,
        CLOSED
    }

    /** Something done to one, with its note where it has one. */
    public enum Step {
        CLAIM,
        HAND_BACK,
        ACKNOWLEDGE,
        CLOSE
    }

    @JsonIgnore
    public State state() {
        if (closedAt != null) {
            return State.CLOSED;
        }
        if (acknowledgedAt != null) {
            return State.ACKNOWLEDGED;
        }
        return claimedAt != null ? State.CLAIMED : State.OPEN;
    }

    @JsonIgnore
    public boolean isRedFlag() {
        return kind == Kind.RED_FLAG;
    }

    /** Whether this person may know of it: who only writes sees no patients, and who only meets them no texts. */
    boolean isFor(StaffMember person) {
        return review == null ? person.meetsPatients() : person.worksWithTexts();
    }

    /**
     * As it is told to this person. Whoever is not told which patient a red flag is about can ring nobody, and must not end the
     * ringing for those who can; of whoever was erased only the desk is left to say so.
     */
    boolean mayBeWorkedOnBy(StaffMember person) {
        return isFor(person) && (!isRedFlag() || patient != null || person.runsTheDay());
    }

    /**
     * Said again by the same person it changes nothing.
     *
     * @param words what was done; only when it is closed
     * @throws TaskTaken when somebody else was first, or there is nothing to hand back
     */
    Task after(Step step, String by, String words, Instant now) {
        return switch (step) {
            case CLAIM -> claimedBy(by, now);
            case HAND_BACK -> handedBack();
            case ACKNOWLEDGE -> acknowledgedBy(by, now);
            case CLOSE -> closedBy(by, words, now);
        };
    }

    private Task claimedBy(String by, Instant now) {
        requireNotClosed();
        requireNotAnothers(by);
        return claimedBy == null ? with(now, by, acknowledgedAt, acknowledgedBy) : this;
    }

    /** Anybody may: whoever took it may have gone home. */
    private Task handedBack() {
        requireNotClosed();
        if (claimedBy == null) {
            throw new TaskTaken(this);
        }
        return with(null, null, acknowledgedAt, acknowledgedBy);
    }

    private Task acknowledgedBy(String by, Instant now) {
        requireNotClosed();
        requireNotAnothers(by);
        if (acknowledgedBy == null) {
            return with(claimedAt, claimedBy, now, by);
        }
        if (!acknowledgedBy.equals(by)) {
            throw new TaskTaken(this);
        }
        return this;
    }

    /** Whoever has done it has looked. */
    private Task closedBy(String by, String words, Instant now) {
        if (closedAt != null && by.equals(closedBy) && words.equals(note)) {
            return this;
        }
        requireNotClosed();
        requireNotAnothers(by);
        Task seen = acknowledgedBy == null ? with(claimedAt, claimedBy, now, by) : this;
        return new Task(
                id,
                kind,
                patient,
                appointment,
                channel,
                level,
                other,
                review,
                raisedAt,
                seen.claimedAt,
                seen.claimedBy,
                seen.acknowledgedAt,
                seen.acknowledgedBy,
                now,
                by,
                words);
    }

    private void requireNotClosed() {
        if (closedAt != null) {
            throw new TaskTaken(this);
        }
    }

    private void requireNotAnothers(String by) {
        if (claimedBy != null && !claimedBy.equals(by)) {
            throw new TaskTaken(this);
        }
    }

    private Task with(
            @Nullable Instant claimed, @Nullable String claimant, @Nullable Instant looked, @Nullable String looker) {
        return new Task(
                id,
                kind,
                patient,
                appointment,
                channel,
                level,
                other,
                review,
                raisedAt,
                claimed,
                claimant,
                looked,
                looker,
                closedAt,
                closedBy,
                note);
    }

    /** Says nothing of the patient: what is printed may end in a log. */
    @Override
    public String toString() {
        return "Task[" + id + ", " + state() + "]";
    }
}
