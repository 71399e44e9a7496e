package clinic.booking.patient;

import clinic.booking.patient.NotOne.Why;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes two records of one patient one, with what was chosen of each; the other points to it from then on. */
@Component
public class MakeOne {

    private static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final Patients patients;
    private final FurtherContacts contacts;
    private final PatientAnnouncements announcements;

    MakeOne(JdbcClient jdbc, Patients patients, FurtherContacts contacts, PatientAnnouncements announcements) {
        this.jdbc = jdbc;
        this.patients = patients;
        this.contacts = contacts;
        this.announcements = announcements;
    }

    /**
     * A wish to.
     *
     * @param seen the revision of the kept record that whoever wishes had before them
     * @param otherSeen the same of the other
     * @param mayProtected whether a protected identity is theirs to decide about
     * @param by the account
     */
    public record Wish(
            UUID kept,
            UUID other,
            KeptOfTwo choice,
            int seen,
            int otherSeen,
            boolean mayProtected,
            String reason,
            UUID by) {}

    /**
     * Within the caller's transaction, which moves what other features keep.
     *
     * @return false when just this was done before, and nothing has changed
     * @throws NotOne with the reason
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean make(Wish wish, Instant now) {
        lock(wish.kept(), wish.other());
        Patient kept = find(wish.kept());
        Patient other = find(wish.other());
        if (wish.kept().equals(other.mergedInto())) {
            return false;
        }
        decide(wish, kept, other);
        kept.absorb(other, wish.choice(), now).ifPresent(left -> contacts.keep(kept.id(), left, now));
        patients.saveAndFlush(kept);
        point(wish, now);
        announcements.recorded(kept);
        announcements.merged(other.id(), kept, now);
        return true;
    }

    /**
     * Nobody makes one of them until the transaction ends.
     *
     * @throws NotOne when they are one record, or one of them only points to another
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireTwo(UUID one, UUID other) {
        lock(one, other);
        if (find(one).mergedInto() != null || find(other).mergedInto() != null) {
            throw new NotOne(Why.ALREADY_MERGED);
        }
    }

    /** Both, and then those that point to them: what comes late under a pointer waits. One that is a pointer stays one. */
    private void lock(UUID one, UUID other) {
        if (one.equals(other)) {
            throw new NotOne(Why.SAME_RECORD);
        }
        jdbc.sql("SELECT locked_kept_records(?, ?)")
                .params(one, other)
                .query(Boolean.class)
                .single();
    }

    private Patient find(UUID id) {
        return patients.findById(id).filter(one -> !one.isErased()).orElseThrow(() -> new NotOne(Why.NO_SUCH_PATIENT));
    }

    private static void decide(Wish wish, Patient kept, Patient other) {
        if (kept.mergedInto() != null || other.mergedInto() != null) {
            throw new NotOne(Why.ALREADY_MERGED);
        }
        if (!wish.mayProtected() && (kept.hasProtectedIdentity() || other.hasProtectedIdentity())) {
            throw new NotOne(Why.PROTECTED_IDENTITY);
        }
        if (kept.revision() != wish.seen() || other.revision() != wish.otherSeen()) {
            throw new NotOne(Why.CHANGED_MEANWHILE);
        }
        if (wish.reason().isBlank()) {
            throw new NotOne(Why.REASON_MISSING);
        }
        if (wish.reason().strip().length() > LONGEST_REASON) {
            throw new NotOne(Why.REASON_TOO_LONG);
        }
    }

    /** What belongs to the record itself moves, and the row becomes the pointer; so do those that pointed to it. */
    private void point(Wish wish, Instant now) {
        run("""
                UPDATE consents SET withdrawn_at = :now, withdrawn_by = 'MERGE'
                 WHERE patient_id = :other AND withdrawn_at IS NULL
                   AND NOT EXISTS (SELECT FROM consents own WHERE own.patient_id = :kept
                                      AND own.purpose = consents.purpose AND own.withdrawn_at IS NULL)""", wish, now);
        run("UPDATE consents SET patient_id = :kept WHERE patient_id = :other", wish, now);
        run("UPDATE further_contacts SET patient_id = :kept WHERE patient_id = :other", wish, now);
        run("UPDATE patients SET merged_into = :kept WHERE merged_into = :other", wish, now);
        run("""
                UPDATE patients SET version = version + 1, mobile = NULL, email = NULL, reached_through = NULL,
                       merged_into = :kept, merged_at = :now, merged_by = :by, merge_reason = :reason
                 WHERE id = :other""", wish, now);
    }

    private void run(String statement, Wish wish, Instant now) {
        jdbc.sql(statement)
                .param("kept", wish.kept())
                .param("other", wish.other())
                .param("by", wish.by())
                .param("reason", wish.reason().strip())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
