package clinic.messaging;

import clinic.messaging.Carrier.Carried;
import clinic.vitals.Cause;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;

/**
 * Sends what the outbox holds: oldest first, in order within a key, each event marked once the broker has it. Every
 * instance of a service has a relay and one of them works; when its connection ends, another takes over. An event may
 * so be sent twice, never not at all, and its readers' inboxes see to the rest.
 */
class Relay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Relay.class);

    private static final int BATCH = 500;

    /**
     * No send starts later than this after its event was read, and who takes over waits this long: a relay that lost
     * its connection without noticing does not write behind its successor's back.
     */
    private static final Duration LEASE = Duration.ofSeconds(1);

    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(1);

    /** Longer than another instance waits before it tries for the lock: who lost the database lets others go first. */
    private static final Duration PAUSE_AFTER_LOSS = Duration.ofSeconds(2);

    private static final Duration TIDY_EVERY = Duration.ofHours(1);

    private final JdbcConnectionDetails database;
    private final Carrier carrier;
    private final MessagingSettings settings;
    private final BlockingQueue<Boolean> bell = new ArrayBlockingQueue<>(1);
    private final AtomicLong sent = new AtomicLong();

    private volatile boolean running;
    private @Nullable Thread thread;
    private boolean inTrouble;
    private long tidiedAt = System.nanoTime() - TIDY_EVERY.toNanos();

    Relay(JdbcConnectionDetails database, Carrier carrier, MessagingSettings settings) {
        this.database = database;
        this.carrier = carrier;
        this.settings = settings;
    }

    /** Something was committed. */
    void wake() {
        bell.offer(true);
    }

    /** How many events this instance has sent. */
    long sent() {
        return sent.get();
    }

    private void run() {
        while (running) {
            try (RelayConnection connection = RelayConnection.open(database)) {
                awaitTurn(connection);
                while (running) {
                    if (!relay(connection)) {
                        tidy(connection);
                        rest(settings.poll());
                    }
                }
            } catch (SQLException noDatabase) {
                trouble("The outbox cannot be read", noDatabase);
                pause(PAUSE_AFTER_LOSS);
            } catch (RuntimeException | Error unforeseen) {
                log.error("The outbox relay stumbled and goes on", unforeseen);
                rest(PAUSE_AFTER_TROUBLE);
            }
        }
    }

    private void awaitTurn(RelayConnection connection) throws SQLException {
        boolean waited = false;
        while (running && !connection.mayRelay()) {
            waited = true;
            rest(LEASE);
        }
        if (waited && running) {
            log.info("This instance now relays the outbox");
            pause(LEASE);
        }
    }

    /** Whether there was anything to send. */
    private boolean relay(RelayConnection connection) throws SQLException {
        long readAt = System.nanoTime();
        List<Waiting> waiting = connection.waiting(BATCH);
        if (waiting.isEmpty()) {
            return false;
        }
        Carried carried = carrier.carry(waiting, () -> running && System.nanoTime() - readAt < LEASE.toNanos());
        if (!carried.sent().isEmpty()) {
            connection.markSent(carried.sent());
            sent.addAndGet(carried.sent().size());
        }
        if (carried.trouble() != null) {
            trouble("Kafka takes no events; they wait in the outbox", carried.trouble());
            pause(PAUSE_AFTER_TROUBLE);
        } else if (inTrouble) {
            inTrouble = false;
            log.info("The outbox is relayed again");
        }
        return true;
    }

    /** Says it once, not every second. */
    private void trouble(String what, Exception why) {
        if (running && !inTrouble) {
            inTrouble = true;
            log.warn("{}, and the relay goes on trying: {}", what, Cause.of(why));
        }
    }

    private void tidy(RelayConnection connection) throws SQLException {
        if (System.nanoTime() - tidiedAt >= TIDY_EVERY.toNanos()) {
            connection.tidy(settings.keepSent(), settings.keepTaken());
            tidiedAt = System.nanoTime();
        }
    }

    /** Until the bell rings, or for so long. */
    private void rest(Duration duration) {
        try {
            bell.poll(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    /** For so long, whatever is committed meanwhile. */
    private void pause(Duration duration) {
        long until = System.nanoTime() + duration.toNanos();
        while (running && System.nanoTime() < until) {
            rest(Duration.ofNanos(Math.max(1_000_000, until - System.nanoTime())));
        }
        wake();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("outbox-relay").start(this::run);
    }

    /** Lets the events that are on their way arrive; the others wait for the next relay. */
    @Override
    public void stop() {
        running = false;
        wake();
        try {
            if (thread != null && !thread.join(Duration.ofSeconds(15))) {
                log.warn("The outbox relay is still sending and is left to itself");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
