package clinic.messaging;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Brings a database that was restored from a back-up to where the topics are, and the topics to where it is, before
 * anything is read or sent: what only this service knows how to catch up with, then what the broker has lost, then all
 * that others have said from its beginning.
 */
public class Restoration implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(Restoration.class);

    private final String word;
    private final List<Restored> restored;
    private final Retelling retelling;
    private final Parked parked;
    private final Rewind rewind;
    private final JdbcClient jdbc;
    private final Clock clock;

    Restoration(
            String word,
            List<Restored> restored,
            Retelling retelling,
            Parked parked,
            Rewind rewind,
            JdbcClient jdbc,
            Clock clock) {
        this.word = word;
        this.restored = List.copyOf(restored);
        this.retelling = retelling;
        this.parked = parked;
        this.rewind = rewind;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!word.isEmpty() && !done()) {
            catchUp(word);
        }
    }

    /** Repeated after it broke off, it does the same once more. */
    public void catchUp(String by) {
        restored.forEach(one -> one.catchUp(by));
        int again = retelling.tell();
        try {
            int ahead = parked.forgetWhatIsAhead();
            if (ahead > 0) {
                log.warn("What became of {} parked events is forgotten: they are not in this broker's topics", ahead);
            }
            rewind.toTheBeginning();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The topics could not be read from their beginning", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        jdbc.sql("insert into restored (word, done_at) values (?, ?) on conflict do nothing")
                .params(by, Timestamp.from(clock.instant()))
                .update();
        log.warn("Restored as {}: {} events that no topic holds any more are told again", by, again);
    }

    private boolean done() {
        return jdbc.sql("select exists (select from restored where word = ?)")
                .param(word)
                .query(Boolean.class)
                .single();
    }
}
