package clinic.reminder.code;

import clinic.contracts.booking.CodeRequested;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The codes that were asked for, as long as they may still be sent; the codes themselves are nowhere. */
@Repository
class CodeRequests {

    private final JdbcClient jdbc;

    CodeRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A code that was asked for.
     *
     * @param contactVersion as of which version of the patient's contact; null where any will do
     */
    record Asked(String nonce, @Nullable Integer contactVersion) {}

    /**
     * False when the request was here before.
     *
     * @param contactVersion as of which version of the patient's contact; null where any will do
     */
    boolean keep(CodeRequested request, @Nullable Integer contactVersion) {
        return jdbc.sql("insert into code_request (request_id, nonce, valid_until, contact_version)"
                                + " values (:id, :nonce, :until, :version) on conflict do nothing")
                        .param("id", request.requestId())
                        .param("nonce", request.nonce())
                        .param("until", Timestamp.from(request.validUntil()))
                        .param("version", contactVersion, Types.INTEGER)
                        .update()
                == 1;
    }

    Optional<Asked> asked(UUID requestId) {
        return jdbc.sql("select nonce, contact_version from code_request where request_id = ?")
                .param(requestId)
                .query((row, number) ->
                        new Asked(row.getString("nonce"), row.getObject("contact_version", Integer.class)))
                .optional();
    }

    void forgetThoseOver(Instant before) {
        jdbc.sql("delete from code_request where valid_until < ?")
                .param(Timestamp.from(before))
                .update();
    }
}
