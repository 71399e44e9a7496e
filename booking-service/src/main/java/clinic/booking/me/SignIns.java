package clinic.booking.me;

import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import clinic.booking.patient.Contact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is signing in and who is signed in: one row from the first question to the last look. Every statement says in
 * its WHERE how far the row must have come, so that no step can be skipped or taken twice.
 */
@Repository
class SignIns {

    private final JdbcClient jdbc;
    private final Audit audit;

    SignIns(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Until the end of the transaction nobody else asks for this contact or from this address. */
    @Transactional(propagation = Propagation.MANDATORY)
    void queue(Contact contact, String from) {
        // In one order, so that no two wait crosswise.
        List.of("contact " + contact.address(), "sender " + from).stream()
                .sorted()
                .forEach(line -> jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")
                        .param(line)
                        .query()
                        .singleRow());
    }

    int askedFor(Contact contact, Duration within) {
        return jdbc.sql(
                        "SELECT count(*) FROM sign_ins WHERE contact = ? AND made_at > now() - make_interval(secs => ?)")
                .params(contact.address(), within.toSeconds())
                .query(Integer.class)
                .single();
    }

    int askedFrom(String sender, Duration within) {
        return jdbc.sql("SELECT count(*) FROM sign_ins WHERE asked_from = ?"
                        + " AND made_at > now() - make_interval(secs => ?)")
                .params(sender, within.toSeconds())
                .query(Integer.class)
                .single();
    }

    /** @param form what the page was sent with: the secret before the first */
    void asked(UUID id, Secret form, Secret secret, Contact contact, String from, String nonce, Instant now) {
        jdbc.sql(
                        "INSERT INTO sign_ins (id, secret_before, replaced_at, secret_hash, contact, asked_from, nonce, asked_at)"
                                + " VALUES (?, ?, now(), ?, ?, ?, ?, ?)")
                .params(id, form.hash(), secret.hash(), contact.address(), from, nonce, utc(now))
                .update();
    }

    /** Whether this page asked for this contact just now, and nobody has typed the code yet; then it is known by the fresh one. */
    boolean askedAgain(Secret form, Contact contact, Duration within, Secret fresh) {
        return jdbc.sql("UPDATE sign_ins SET secret_hash = ? WHERE secret_before = ? AND contact = ? AND NOT proved"
                                + " AND tries = 0 AND replaced_at > now() - make_interval(secs => ?)")
                        .params(fresh.hash(), form.hash(), contact.address(), within.toSeconds())
                        .update()
                == 1;
    }

    /** Requests that nobody has looked at yet; those another instance is just looking at are left to it. */
    List<Asked> toHandOn(int limit) {
        return jdbc.sql("SELECT * FROM sign_ins WHERE NOT handed_on ORDER BY made_at LIMIT ? FOR UPDATE SKIP LOCKED")
                .param(limit)
                .query((row, n) -> asked(row))
                .list();
    }

    void handedOn(UUID id) {
        jdbc.sql("UPDATE sign_ins SET handed_on = true WHERE id = ?").param(id).update();
    }

    boolean anyToHandOn() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM sign_ins WHERE NOT handed_on)")
                .query(Boolean.class)
                .single();
    }

    /** Somebody who has asked for a code and not typed it yet. */
    Optional<Asked> waiting(Secret secret) {
        return jdbc.sql("SELECT * FROM sign_ins WHERE secret_hash = ? AND NOT proved")
                .param(secret.hash())
                .query((row, n) -> asked(row))
                .optional();
    }

    /** Counts a try before anybody looks whether it is right, so that tries at the same time count too. */
    Optional<Asked> tryCode(Secret secret, Instant askedAfter, int most) {
        return jdbc.sql("UPDATE sign_ins SET tries = tries + 1"
                        + " WHERE secret_hash = ? AND NOT proved AND asked_at > ? AND tries < ? RETURNING *")
                .params(secret.hash(), utc(askedAfter), most)
                .query((row, n) -> asked(row))
                .optional();
    }

    void prove(UUID id, Secret shown, Secret fresh) {
        jdbc.sql("UPDATE sign_ins SET proved = true, tries = 0, secret_hash = ?, seen_at = now(),"
                        + " secret_before = ?, replaced_at = now() WHERE id = ? AND NOT proved")
                .params(fresh.hash(), shown.hash(), id)
                .update();
    }

    /** Somebody whose code was right just now, and who has not shown that the answer came; a try counts as before. */
    Optional<Asked> tryCodeAgain(Secret shown, Duration within, int most) {
        return jdbc.sql("UPDATE sign_ins SET tries = tries + 1 WHERE secret_before = ? AND proved"
                        + " AND patient_ids IS NULL AND replaced_at > now() - make_interval(secs => ?) AND tries < ?"
                        + " RETURNING *")
                .params(shown.hash(), within.toSeconds(), most)
                .query((row, n) -> asked(row))
                .optional();
    }

    /** Somebody who was let in just now, and those whose visits they may see. */
    Optional<LetIn> tryPersonAgain(Secret shown, Duration within, int most) {
        return jdbc.sql("UPDATE sign_ins SET tries = tries + 1 WHERE secret_before = ? AND patient_ids IS NOT NULL"
                        + " AND replaced_at > now() - make_interval(secs => ?) AND tries < ? RETURNING *")
                .params(shown.hash(), within.toSeconds(), most)
                .query((row, n) -> new LetIn(asked(row), patients(row)))
                .optional();
    }

    /** In place of what was sent with an answer that got lost. How long the one before is kept does not begin anew. */
    void replace(UUID id, Secret fresh) {
        jdbc.sql("UPDATE sign_ins SET secret_hash = ? WHERE id = ?")
                .params(fresh.hash(), id)
                .update();
    }

    /** Somebody whose code was right and who has not said yet who they are. */
    boolean proved(Secret secret, Duration idle) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM sign_ins WHERE secret_hash = ? AND proved AND patient_ids IS NULL"
                        + " AND seen_at > now() - make_interval(secs => ?))")
                .params(secret.hash(), idle.toSeconds())
                .query(Boolean.class)
                .single();
    }

    Optional<Asked> tryPerson(Secret secret, int most, Duration idle) {
        return jdbc.sql("UPDATE sign_ins SET tries = tries + 1 WHERE secret_hash = ? AND proved"
                        + " AND patient_ids IS NULL AND tries < ? AND seen_at > now() - make_interval(secs => ?)"
                        + " RETURNING *")
                .params(secret.hash(), most, idle.toSeconds())
                .query((row, n) -> asked(row))
                .optional();
    }

    void open(UUID id, Secret shown, Secret fresh, List<UUID> patients) {
        jdbc.sql("UPDATE sign_ins SET patient_ids = ?::uuid[], secret_hash = ?, seen_at = now(),"
                        + " secret_before = ?, replaced_at = now(), tries = 0 WHERE id = ? AND proved")
                .params(patients.stream().map(UUID::toString).toArray(String[]::new), fresh.hash(), shown.hash(), id)
                .update();
        patients.forEach(patient -> audit.done(Who.CODE, Deed.SIGNED_IN, patient));
    }

    /** Whose pages this browser may see; a look keeps them open. */
    List<UUID> patients(Secret secret, Duration idle) {
        return jdbc.sql("UPDATE sign_ins SET seen_at = now() WHERE secret_hash = ? AND patient_ids IS NOT NULL"
                        + " AND seen_at > now() - make_interval(secs => ?) RETURNING patient_ids")
                .params(secret.hash(), idle.toSeconds())
                .query((row, n) -> patients(row))
                .optional()
                .orElse(List.of());
    }

    void close(Secret secret) {
        // Kept for the limits until it is forgotten; the hash of nothing that anybody holds.
        jdbc.sql("UPDATE sign_ins SET patient_ids = NULL, proved = false, tries = 1000, secret_hash = ?,"
                        + " secret_before = NULL WHERE secret_hash = ?")
                .params(Secret.fresh().hash(), secret.hash())
                .update();
    }

    /** Contacts are kept no longer than the longest limit needs them. */
    void forget(Duration olderThan) {
        jdbc.sql("DELETE FROM sign_ins WHERE made_at < now() - make_interval(secs => ?)")
                .param(olderThan.toSeconds())
                .update();
    }

    /** A request for a code. */
    record Asked(UUID id, Contact contact, String nonce, Instant at) {}

    /** Somebody who asked, and was let in. */
    record LetIn(Asked asked, List<UUID> patients) {}

    private static Asked asked(ResultSet row) throws SQLException {
        return new Asked(
                row.getObject("id", UUID.class),
                Contact.of(row.getString("contact")),
                row.getString("nonce"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant());
    }

    private static List<UUID> patients(ResultSet row) throws SQLException {
        return List.of((UUID[]) row.getArray("patient_ids").getArray());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
