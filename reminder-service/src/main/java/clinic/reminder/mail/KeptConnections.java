package clinic.reminder.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections to the mail server that were used a moment ago: when many mails leave, greeting, encrypting and signing in
 * cost more than the mails. One that went wrong is never kept.
 */
class KeptConnections implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KeptConnections.class);
    private static final int MOST = 32;

    /** Servers grow tired of one that never ends; they say so in the middle of the next mail. */
    private static final int MAILS_EACH = 100;

    /** Shorter than any server waits: RFC 5321, 4.5.3.2.7 asks it for five minutes. */
    private static final Duration IDLE = Duration.ofSeconds(20);

    record Connection(Transport transport, int mails, long lastUsed) {

        static Connection fresh(Transport transport) {
            return new Connection(transport, 0, System.nanoTime());
        }

        private boolean isIdle() {
            return System.nanoTime() - lastUsed > IDLE.toNanos();
        }

        /** Asks the server, which may have ended it meanwhile. */
        private boolean isThere() {
            return !isIdle() && transport.isConnected();
        }
    }

    private static final Executor LATER = CompletableFuture.delayedExecutor(
            IDLE.toMillis() + 1, TimeUnit.MILLISECONDS, Executors.newVirtualThreadPerTaskExecutor());

    private final BlockingDeque<Connection> kept = new LinkedBlockingDeque<>(MOST);
    private final AtomicBoolean awaited = new AtomicBoolean();

    /** One that the server still answers on; null if there is none. */
    @Nullable
    Connection take() {
        for (Connection latest = kept.pollLast(); latest != null; latest = kept.pollLast()) {
            if (latest.isThere()) {
                return latest;
            }
            end(latest);
        }
        return null;
    }

    /** After a mail that went well. */
    void keep(Connection used) {
        Connection again = new Connection(used.transport(), used.mails() + 1, System.nanoTime());
        if (again.mails() >= MAILS_EACH || !kept.offerLast(again)) {
            end(again);
        } else if (awaited.compareAndSet(false, true)) {
            LATER.execute(this::endIdle);
        }
    }

    private void endIdle() {
        awaited.set(false);
        for (Connection oldest = kept.pollFirst(); oldest != null; oldest = kept.pollFirst()) {
            if (oldest.isIdle() || !kept.offerFirst(oldest)) {
                end(oldest);
            } else {
                if (awaited.compareAndSet(false, true)) {
                    LATER.execute(this::endIdle);
                }
                return;
            }
        }
    }

    static void end(Connection connection) {
        try {
            connection.transport().close();
        } catch (MessagingException gone) {
            log.debug("A connection to the mail server ended badly", gone);
        }
    }

    @Override
    public void close() {
        for (Connection one = kept.pollFirst(); one != null; one = kept.pollFirst()) {
            end(one);
        }
    }
}
