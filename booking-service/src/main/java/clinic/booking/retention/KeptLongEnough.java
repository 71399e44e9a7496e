package clinic.booking.retention;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Of whom and of what nothing has happened since a time. */
@Repository
class KeptLongEnough {

    /** Of patients who were not erased, and of erased ones of whom care is locked. */
    private static final String NOTHING_SINCE = """
            merged_into IS NULL AND recorded_at < :before
            AND NOT EXISTS (SELECT FROM appointments visit WHERE visit.patient_id = patients.id AND visit.ends_at >= :before)
            AND NOT EXISTS (SELECT FROM correspondence word WHERE word.patient_id = patients.id AND word.at >= :before)""";

    /** All visits of those are over. */
    private static final String CAME = """
            EXISTS (SELECT FROM appointments visit WHERE visit.patient_id = patients.id
                       AND visit.state IN ('BOOKED', 'ARRIVED', 'IN_TREATMENT', 'COMPLETED'))""";

    /** Of whom nothing has happened. */
    enum Whom {
        NEVER_CAME("erased_at IS NULL AND NOT " + CAME),

        /** Patients who were here, and those of whom care is locked. */
        CARED_FOR("(erased_at IS NULL AND " + CAME + " OR erased_at IS NOT NULL AND name <> '')");

        private final String condition;

        Whom(String condition) {
            this.condition = condition;
        }
    }

    private final JdbcClient jdbc;

    KeptLongEnough(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next few in the order of their ids. */
    List<UUID> next(Whom whom, Instant before, Optional<UUID> after, int limit) {
        return jdbc.sql("SELECT id FROM patients WHERE id > :after AND " + whom.condition + " AND " + NOTHING_SINCE
                        + " ORDER BY id LIMIT :limit")
                .param("after", after.orElse(new UUID(0, 0)))
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Whether this patient is still one of them. */
    boolean isOneOf(Whom whom, Instant before, UUID patient) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM patients WHERE id = :patient AND " + whom.condition + " AND "
                        + NOTHING_SINCE + ")")
                .param("patient", patient)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** Forgets what cancelled visits were about, and why they were cancelled; of how many it was. */
    int forgetCancelled(Instant before, int limit) {
        return jdbc.sql("""
                        UPDATE appointments SET version = version + 1, condition_id = NULL, intake = '[]', notes = NULL,
                               cancel_reason = NULL
                         WHERE id IN (
                            SELECT id FROM appointments WHERE state = 'CANCELLED' AND ends_at < :before
                               AND (condition_id IS NOT NULL OR intake <> '[]' OR notes IS NOT NULL
                                    OR cancel_reason IS NOT NULL)
                             ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED)""")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .update();
    }
}
