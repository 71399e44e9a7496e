package clinic.reminder.hook;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what providers tell us, and lets it have its effect once: both in one transaction, so that a provider hears
 * "yes" only about what is kept. That something was told is remembered for good; the words, which may be a patient's,
 * are not.
 */
@Component
class Hearsay {

    private final JdbcClient jdbc;
    private final Clock clock;

    Hearsay(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Not every provider tells a patient's word again to whom it could not tell it once: whoever met somebody else's locks
     * here tries again by themselves.
     *
     * @param effect is handed the id under which it is kept; not called when it was told before
     */
    @Retryable(includes = PessimisticLockingFailureException.class, maxRetries = 3, delay = 50, jitter = 50)
    @Transactional
    public void hear(Told told, Consumer<UUID> effect) {
        Instant now = clock.instant();
        UUID id = UUID.randomUUID();
        boolean first = jdbc.sql("""
                        insert into hearsay (id, provider, key, raw, heard_at) values (?, ?, ?, ?, ?)
                        on conflict do nothing""")
                        .params(id, told.provider(), told.key(), told.raw(), Timestamp.from(now))
                        .update()
                == 1;
        if (first) {
            effect.accept(id);
        }
    }

    /** When the oldest words that are still kept were heard. */
    Optional<Instant> oldestWords() {
        return jdbc.sql("select min(heard_at) from hearsay where raw is not null")
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /** Forgets words that were heard until then, up to so many; how many it was. */
    @Transactional
    public int forgetWords(Instant until, int limit) {
        return jdbc.sql("""
                        update hearsay set raw = null where id in (
                            select id from hearsay where raw is not null and heard_at <= :until
                            order by heard_at limit :limit for update skip locked)""")
                .param("until", Timestamp.from(until))
                .param("limit", limit)
                .update();
    }
}
