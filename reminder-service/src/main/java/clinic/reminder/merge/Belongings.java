package clinic.reminder.merge;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What this service has under the id of a patient, wherever a feature keeps it, and to whom it belongs now. */
@Repository
class Belongings {

    /**
     * Rows that change whose they are and nothing else. A follow-up is held before its messages, as by whoever ends one.
     */
    private static final List<String> TABLES =
            List.of("visit", "completed_visit", "follow_up", "message", "told_before", "undeliverable_address");

    private final JdbcClient jdbc;

    Belongings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which version of a patient is known here; 0 for none. */
    int knownVersion(UUID patientId) {
        return jdbc.sql("select version from contact where patient_id = ?")
                .param(patientId)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** False when it is known already. */
    boolean remember(UUID merged, UUID into, int intoVersion) {
        return jdbc.sql("""
                        insert into merged_patient (patient_id, into_id, into_version) values (?, ?, ?)
                        on conflict do nothing""").params(merged, into, intoVersion).update() == 1;
    }

    /** Whoever was merged into this patient and has not moved, now that the patient is known as was chosen. */
    List<UUID> waitingFor(UUID into) {
        return jdbc.sql("""
                        select merged_patient.patient_id from merged_patient
                            join contact on contact.patient_id = into_id and contact.version >= into_version
                        where into_id = ? and moved_at is null order by 1 for update of merged_patient""")
                .param(into)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    void move(UUID merged, UUID into, Instant now) {
        contactsMeet(merged, into, now);
        for (String table : TABLES) {
            run("update " + table + " set patient_id = :into where patient_id = :merged", merged, into, now);
        }
        run("delete from contact where patient_id = :merged", merged, into, now);
        run("update merged_patient set moved_at = :now where patient_id = :merged", merged, into, now);
        // Whoever was merged into this one before stands for the same patient, moved or still to be.
        run(
                "update merged_patient set into_id = :into where into_id = :merged and moved_at is not null",
                merged,
                into,
                now);
        run("""
                update merged_patient set into_id = :into,
                    into_version = (select version from contact where patient_id = :into)
                where into_id = :merged and moved_at is null""", merged, into, now);
    }

    /**
     * What was found out here and booking-service may not know yet: an address that takes no messages, and a word against
     * follow-ups that is still on its way there.
     */
    private void contactsMeet(UUID merged, UUID into, Instant now) {
        run("""
                update contact set
                    mobile_undeliverable_since = coalesce(contact.mobile_undeliverable_since,
                        case when contact.mobile = other.mobile then other.mobile_undeliverable_since end),
                    email_undeliverable_since = coalesce(contact.email_undeliverable_since,
                        case when lower(contact.email) = lower(other.email) then other.email_undeliverable_since end),
                    follow_ups = contact.follow_ups
                        and (other.follow_ups or contact.version > merged_patient.into_version)
                from contact other join merged_patient on merged_patient.patient_id = other.patient_id
                where contact.patient_id = :into and other.patient_id = :merged""", merged, into, now);
        run("""
                update undeliverable_address set ended_at = :now
                from contact
                where contact.patient_id = :into and undeliverable_address.patient_id = :merged and ended_at is null
                    and (case channel when 'SMS' then mobile_undeliverable_since else email_undeliverable_since end is null
                        or exists (select from undeliverable_address own where own.patient_id = :into
                            and own.channel = undeliverable_address.channel and own.ended_at is null))""", merged, into, now);
    }

    private void run(String statement, UUID merged, UUID into, Instant now) {
        jdbc.sql(statement)
                .param("merged", merged)
                .param("into", into)
                .param("now", Timestamp.from(now))
                .update();
    }
}
