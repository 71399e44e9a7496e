package clinic.reminder.operate;

import clinic.contracts.reminder.Channel;
import clinic.messaging.Rewind;
import clinic.reminder.dispatch.Channels;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Brings a database that was restored from a back-up to where the topics are, before anything is read or sent: all
 * channels are paused, what this service itself told of its messages is noted, and its topics are read from their
 * beginning. Nothing leaves until a person has seen that all is read and resumes the channels.
 */
@Component
class Restoration implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(Restoration.class);

    private final String word;
    private final Rewind rewind;
    private final OwnWords words;
    private final Channels channels;
    private final Done done;

    /** @param word of whoever restored, another one each time; empty where nothing was restored */
    Restoration(
            @Value("${clinic.restored:}") String word, Rewind rewind, OwnWords words, Channels channels, Done done) {
        this.word = word;
        this.rewind = rewind;
        this.words = words;
        this.channels = channels;
        this.done = done;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!word.isEmpty() && !done.before(word)) {
            catchUp(word);
        }
    }

    /** Repeated after it broke off, it does the same once more. */
    void catchUp(String by) {
        for (Channel channel : Channel.values()) {
            channels.pause(channel, "restoration", by);
        }
        long read = words.read();
        int caughtUp = words.catchUp();
        try {
            rewind.toTheBeginning();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The topics could not be read from their beginning", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        done.now(by);
        log.warn(
                "Restored as {}: {} words about messages read, {} messages brought up to them; all channels are paused"
                        + " until somebody resumes them",
                by,
                read,
                caughtUp);
    }

    /** Which restorings are done. */
    @Component
    static class Done {

        private final JdbcClient jdbc;
        private final Clock clock;

        Done(JdbcClient jdbc, Clock clock) {
            this.jdbc = jdbc;
            this.clock = clock;
        }

        boolean before(String word) {
            return jdbc.sql("select exists (select from restoration where word = ?)")
                    .param(word)
                    .query(Boolean.class)
                    .single();
        }

        void now(String word) {
            jdbc.sql("insert into restoration (word, done_at) values (?, ?) on conflict do nothing")
                    .params(word, Timestamp.from(clock.instant()))
                    .update();
        }
    }
}
