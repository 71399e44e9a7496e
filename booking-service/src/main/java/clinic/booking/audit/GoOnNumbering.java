package clinic.booking.audit;

import clinic.messaging.Restored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A database that was put back would give the next rows of the audit ids that lie in days which are closed, where no digest
 * would ever cover them: they go on behind the last one of the file. Before all else, since what is caught up with is
 * written into the audit too.
 */
@Component
@Order(0)
class GoOnNumbering implements Restored {

    private static final Logger log = LoggerFactory.getLogger(GoOnNumbering.class);

    private final String folder;
    private final JdbcClient jdbc;

    GoOnNumbering(@Value("${clinic.audit.digests:}") String folder, JdbcClient jdbc) {
        this.folder = folder;
        this.jdbc = jdbc;
    }

    @Override
    public void catchUp(String word) {
        DigestFile.in(folder).flatMap(DigestFile::last).ifPresent(this::goOnBehind);
    }

    private void goOnBehind(AuditDigest day) {
        long from = jdbc.sql("SELECT setval(ids, greatest(nextval(ids), ?))"
                        + " FROM (SELECT pg_get_serial_sequence('audit', 'id')::regclass AS ids) AS audit_ids")
                .param(day.last())
                .query(Long.class)
                .single();
        log.warn("The audit goes on behind row {}: its file knows of days up to {}", from, day.day());
    }
}
