package clinic.reminder.erasure;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Everything that this service has of one patient, wherever a feature keeps it: here it can be read on one page what is
 * removed, what is locked, and what is left.
 */
@Repository
class Traces {

    private final JdbcClient jdbc;

    Traces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From here on nothing about the patient is taken in, nor by an id that stood for them. */
    void rememberErased(UUID patientId, Instant now) {
        jdbc.sql("""
                        insert into erased_patient (patient_id, erased_at)
                        select cast(:patient as uuid), cast(:now as timestamptz)
                        union select patient_id, :now from merged_patient where into_id = :patient
                        on conflict do nothing""")
                .param("patient", patientId)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Whoever answers or ends one waits until it is done, and then finds none. */
    void holdFollowUps(UUID patientId) {
        jdbc.sql("select 1 from follow_up where patient_id = ? order by id for update")
                .param(patientId)
                .query(Integer.class)
                .list();
    }

    Optional<Instant> erasedAt(UUID patientId) {
        return jdbc.sql("select erased_at from erased_patient where patient_id = ?")
                .param(patientId)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /**
     * What providers posted names nobody but by an address, in the form of a web form: it is found by every address that
     * the patient has, or was written to at.
     */
    void forgetWords(UUID patientId) {
        for (String address : addresses(patientId)) {
            // Digits stay as they are in a form, and so do letters; what stands between them does not.
            String recognised = address.startsWith("+") ? address.substring(1) : address.replace("@", "%40");
            jdbc.sql("""
                            update hearsay set raw = null
                            where raw is not null and position(convert_to(?, 'UTF8') in raw) > 0""").param(recognised).update();
        }
    }

    private Collection<String> addresses(UUID patientId) {
        return jdbc.sql("""
                        select mobile from contact where patient_id = :patient and mobile is not null
                        union select email from contact where patient_id = :patient and email is not null
                        union select recipient from message where patient_id = :patient and recipient <> ''""")
                .param("patient", patientId)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Check-ins that were answered stay with their answers; their links open nothing any more. */
    void lockAnswers(UUID patientId, Instant now) {
        jdbc.sql("""
                        delete from check_in using follow_up
                        where follow_up.id = check_in.follow_up_id and follow_up.patient_id = ?
                            and not exists (select from answer where answer.check_in_id = check_in.id)""").param(patientId).update();
        jdbc.sql("""
                        delete from follow_up where patient_id = ?
                            and not exists (select from check_in where check_in.follow_up_id = follow_up.id)""").param(patientId).update();
        jdbc.sql("""
                        delete from check_in_code using check_in, follow_up
                        where check_in.id = check_in_code.check_in_id and follow_up.id = check_in.follow_up_id
                            and follow_up.patient_id = ?""").param(patientId).update();
        jdbc.sql("""
                        update check_in set nonce = gen_random_uuid()::text from follow_up
                        where follow_up.id = check_in.follow_up_id and follow_up.patient_id = ?""").param(patientId).update();
        jdbc.sql("""
                        update follow_up set standing = 'ENDED', because = 'ERASED', look_at = null, locked_at = :now,
                            last_entry_at = greatest(started_at,
                                (select max(ends_at) from visit where patient_id = :patient and ends_at <= :now),
                                (select max(settled_at) from message where patient_id = :patient and state = 'SENT'),
                                (select max(answered_at) from answer
                                    join check_in on check_in.id = answer.check_in_id
                                    join follow_up of_them on of_them.id = check_in.follow_up_id
                                    where of_them.patient_id = :patient))
                        where patient_id = :patient and locked_at is null""")
                .param("now", Timestamp.from(now))
                .param("patient", patientId)
                .update();
    }

    void remove(UUID patientId) {
        jdbc.sql("""
                        delete from code_request where request_id in (
                            select appointment_id from message where patient_id = ? and purpose = 'CODE')""").param(patientId).update();
        jdbc.sql("delete from merged_patient where into_id = :patient or patient_id = :patient")
                .param("patient", patientId)
                .update();
        // Whoever plans for a visit or a contact at this moment locks it first: then what they plan is seen, and goes
        // too.
        for (String table :
                List.of("completed_visit", "visit", "contact", "undeliverable_address", "told_before", "message")) {
            jdbc.sql("delete from " + table + " where patient_id = ?")
                    .param(patientId)
                    .update();
        }
    }

    /** Rows that name the patient and are not locked, in every table that could: also in one that is yet to come. */
    Map<String, Long> left(UUID patientId) {
        Map<String, Long> left = new TreeMap<>();
        tables("patient_id")
                .forEach(table -> left.put(
                        table,
                        count(table, tables("locked_at").contains(table) ? " and locked_at is null" : "", patientId)));
        return left;
    }

    /** Rows that stay, and are shown to nobody. */
    Map<String, Long> locked(UUID patientId) {
        Map<String, Long> locked = new TreeMap<>();
        tables("locked_at").forEach(table -> locked.put(table, count(table, " and locked_at is not null", patientId)));
        locked.put("answer", jdbc.sql("""
                                select count(*) from answer join check_in on check_in.id = answer.check_in_id
                                    join follow_up on follow_up.id = check_in.follow_up_id
                                where follow_up.patient_id = ? and follow_up.locked_at is not null""").param(patientId).query(Long.class).single());
        return locked;
    }

    private long count(String table, String which, UUID patientId) {
        return jdbc.sql("select count(*) from \"" + table + "\" where patient_id = ?" + which)
                .param(patientId)
                .query(Long.class)
                .single();
    }

    /** Those with this column, but for the one that remembers that somebody was erased. */
    private List<String> tables(String column) {
        return jdbc.sql("""
                        select table_name from information_schema.columns
                        where table_schema = current_schema() and column_name = ? and table_name <> 'erased_patient'""")
                .param(column)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
