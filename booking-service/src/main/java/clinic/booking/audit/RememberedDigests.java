package clinic.booking.audit;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the database remembers of the lines that were written outside of it. */
@Component
class RememberedDigests {

    private final JdbcClient jdbc;

    RememberedDigests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False where somebody else is writing; true lets nobody else until the transaction ends. */
    boolean mayWrite() {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtextextended('audit digest', 0))")
                .query(Boolean.class)
                .single();
    }

    Optional<AuditDigest> last() {
        return jdbc.sql("SELECT line FROM audit_digest ORDER BY day DESC LIMIT 1")
                .query(String.class)
                .optional()
                .flatMap(AuditDigest::read);
    }

    List<String> lines() {
        return jdbc.sql("SELECT line FROM audit_digest ORDER BY day")
                .query((row, n) -> row.getString("line"))
                .list();
    }

    /** A day that is remembered already stays as it is. */
    void remember(AuditDigest digest) {
        jdbc.sql("INSERT INTO audit_digest (day, line) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .params(digest.day(), digest.line())
                .update();
    }
}
