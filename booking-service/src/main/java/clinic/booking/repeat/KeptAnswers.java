package clinic.booking.repeat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What requests were answered, so that a double click, a retry or a second tab gets the same answer and does nothing. */
@Component
public class KeptAnswers {

    static final Duration KEPT_FOR = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    KeptAnswers(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What this request was answered before; empty when it is new or carries no key.
     *
     * @throws RefusedBefore when it was refused
     * @throws KeyUsedForAnotherRequest when the key came with something else
     */
    public <T> Optional<T> earlier(@Nullable RequestKey key, Class<T> answer) {
        return key == null ? Optional.empty() : find(key).map(kept -> kept.granted(json, answer));
    }

    /**
     * What this request was answered before, or what doing it answers now. For whoever holds a lock that its twins wait
     * for: so each finds here what the one before it was answered.
     *
     * @throws RefusedBefore when it was refused
     * @throws KeyUsedForAnotherRequest when the key came with something else
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> T once(@Nullable RequestKey key, Class<T> answer, Supplier<T> doing) {
        return earlier(key, answer).orElseGet(() -> {
            T done = doing.get();
            keep(key, done);
            return done;
        });
    }

    /**
     * Keeps what was done, within the transaction that does it. Waits for a twin of this request that is just being
     * answered.
     *
     * @return false when the twin was first; the transaction must then be rolled back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean keep(@Nullable RequestKey key, Object answer) {
        return key == null || write(key, json.writeValueAsString(answer), null);
    }

    /** Keeps a refusal, and answers with it; or with that of a twin who was first. */
    String keepRefusal(RequestKey key, int status, Object problem) {
        String refusal = json.writeValueAsString(problem);
        if (write(key, refusal, status)) {
            return refusal;
        }
        try {
            return find(key)
                    .filter(twin -> twin.refused() != null)
                    .map(Kept::answer)
                    .orElse(refusal);
        } catch (KeyUsedForAnotherRequest atTheSameTime) {
            return refusal;
        }
    }

    /** An answer; refused with a status, or granted. */
    record Kept(String answer, @Nullable Integer refused) {

        <T> T granted(JsonMapper json, Class<T> type) {
            if (refused != null) {
                throw new RefusedBefore(refused, answer);
            }
            return json.readValue(answer, type);
        }
    }

    private Optional<Kept> find(RequestKey key) {
        return jdbc.sql("SELECT fingerprint, answer, refused FROM kept_answers WHERE key = ? AND kept_at > ?")
                .param(key.digest())
                .param(oldest())
                .query((row, n) -> kept(row, key))
                .optional();
    }

    private static Kept kept(ResultSet row, RequestKey key) throws SQLException {
        if (!row.getString("fingerprint").equals(key.fingerprint())) {
            throw new KeyUsedForAnotherRequest();
        }
        return new Kept(row.getString("answer"), row.getObject("refused", Integer.class));
    }

    /** Over an answer too old to count, but not yet forgotten. */
    private boolean write(RequestKey key, String answer, @Nullable Integer refused) {
        return jdbc.sql("""
                        INSERT INTO kept_answers (key, fingerprint, answer, refused, kept_at)
                        VALUES (:key, :fingerprint, :answer::jsonb, :refused, :now)
                        ON CONFLICT (key) DO UPDATE SET fingerprint = excluded.fingerprint, answer = excluded.answer,
                            refused = excluded.refused, kept_at = excluded.kept_at
                        WHERE kept_answers.kept_at <= :oldest""")
                        .param("key", key.digest())
                        .param("fingerprint", key.fingerprint())
                        .param("answer", answer)
                        .param("refused", refused, Types.INTEGER)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("oldest", oldest())
                        .update()
                == 1;
    }

    /** Forgets what is too old to count. */
    int forgetOld() {
        return jdbc.sql("DELETE FROM kept_answers WHERE kept_at <= ?")
                .param(oldest())
                .update();
    }

    private OffsetDateTime oldest() {
        return clock.instant().minus(KEPT_FOR).atOffset(ZoneOffset.UTC);
    }
}
