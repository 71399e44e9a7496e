package clinic.booking.safety;

import clinic.booking.TimeOrderedId;
import clinic.booking.catalogue.SafetyQuestion.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps that somebody was sent to care instead of to a booking: when, how urgent, which questions. Not who, for nobody
 * has said so yet. The page does not wait for it; what cannot be kept now is tried again until it is, unless the database
 * says that it never will be.
 */
@Component
class SafetyStops {

    private static final Logger LOG = LoggerFactory.getLogger(SafetyStops.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int MOST_WAITING = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Semaphore room = new Semaphore(MOST_WAITING);

    SafetyStops(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void keep(Level level, List<String> yes, @Nullable UUID condition, @Nullable UUID treatment) {
        if (!room.tryAcquire()) {
            LOG.error("A safety question was answered yes and not kept: too many others wait for the database");
            return;
        }
        Instant now = clock.instant();
        UUID id = TimeOrderedId.at(now);
        Thread.ofVirtual().name("safety-stop").start(() -> {
            try {
                while (!isSettled(id, now, level, yes, condition, treatment)) {
                    Thread.sleep(PAUSE);
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            } finally {
                room.release();
            }
        });
    }

    /** Whether there is nothing left to try. */
    boolean isSettled(
            UUID id, Instant at, Level level, List<String> yes, @Nullable UUID condition, @Nullable UUID treatment) {
        try {
            jdbc.sql("INSERT INTO safety_stops (id, at, level, questions, condition_id, treatment_id)"
                            + " VALUES (:id, :at, :level, :questions, :condition, :treatment) ON CONFLICT DO NOTHING")
                    .param("id", id)
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .param("level", level.name())
                    .param("questions", yes.toArray(String[]::new))
                    .param("condition", condition)
                    .param("treatment", treatment)
                    .update();
            return true;
        } catch (DataIntegrityViolationException never) {
            LOG.error("A safety question was answered yes and can never be kept: the database refuses it", never);
            return true;
        } catch (RuntimeException away) {
            LOG.warn("A safety question was answered yes and is not kept yet; trying again in {}", PAUSE, away);
            return false;
        }
    }
}
