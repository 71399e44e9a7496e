package clinic.reminder.code;

import clinic.contracts.booking.CodeRequested;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The codes that were asked for, as long as they may still be sent; the codes themselves are nowhere. */
@Repository
class CodeRequests {

    private final JdbcClient jdbc;

    CodeRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the request was here before. */
    boolean keep(CodeRequested request) {
        return jdbc.sql("insert into code_request (request_id, nonce, valid_until) values (?, ?, ?)"
                                + " on conflict do nothing")
                        .params(request.requestId(), request.nonce(), Timestamp.from(request.validUntil()))
                        .update()
                == 1;
    }

    Optional<String> nonce(UUID requestId) {
        return jdbc.sql("select nonce from code_request where request_id = ?")
                .param(requestId)
                .query(String.class)
                .optional();
    }

    void forgetThoseOver(Instant before) {
        jdbc.sql("delete from code_request where valid_until < ?")
                .param(Timestamp.from(before))
                .update();
    }
}
