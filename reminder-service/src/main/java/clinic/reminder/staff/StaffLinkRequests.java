package clinic.reminder.staff;

import clinic.contracts.booking.StaffLinkRequested;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The links that were asked for, as long as they may still be sent; the links themselves are nowhere. */
@Repository
class StaffLinkRequests {

    /** A message in doubt may be looked at a while after its time. */
    private static final Duration KEPT_AFTER = Duration.ofDays(2);

    private final JdbcClient jdbc;

    StaffLinkRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the request was here before. */
    boolean keep(StaffLinkRequested request, Instant now) {
        jdbc.sql("delete from staff_link_request where valid_until < ?")
                .param(Timestamp.from(now.minus(KEPT_AFTER)))
                .update();
        return jdbc.sql("insert into staff_link_request (request_id, nonce, valid_until) values (?, ?, ?)"
                                + " on conflict do nothing")
                        .params(request.requestId(), request.nonce(), Timestamp.from(request.validUntil()))
                        .update()
                == 1;
    }

    Optional<String> nonce(UUID requestId) {
        return jdbc.sql("select nonce from staff_link_request where request_id = ?")
                .param(requestId)
                .query(String.class)
                .optional();
    }
}
