package clinic.reminder.dispatch;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Sends what is due, several at once, each outside any transaction. Sleeps until the bell or the next due instant. */
@Component
class Dispatcher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final int AT_ONCE = 16;
    private static final Duration WITHOUT_DATABASE = Duration.ofSeconds(1);

    private final Departures departures;
    private final HandOver handOver;
    private final Doubts doubts;
    private final ClearUp clearUp;
    private final Agenda agenda;
    private final Bell bell;
    private final Duration toFinish;
    private final Semaphore hands = new Semaphore(AT_ONCE);
    private volatile @Nullable Thread thread;

    /** @param toFinish how long a service that stops waits for the carriers' answers */
    Dispatcher(
            Departures departures,
            HandOver handOver,
            Doubts doubts,
            ClearUp clearUp,
            Agenda agenda,
            Bell bell,
            @Value("${clinic.dispatch.to-finish:15s}") Duration toFinish) {
        this.departures = departures;
        this.handOver = handOver;
        this.doubts = doubts;
        this.clearUp = clearUp;
        this.agenda = agenda;
        this.bell = bell;
        this.toFinish = toFinish;
    }

    @Override
    public void start() {
        // Known before it runs, or it could find itself stopped already.
        Thread ready = Thread.ofVirtual().name("dispatcher").unstarted(this::run);
        thread = ready;
        ready.start();
    }

    private void run() {
        boolean reborn = false;
        while (isRunning()) {
            try {
                if (!reborn) {
                    doubts.ofOurs();
                    reborn = true;
                }
                if (!sendSome() && !clearUp.some()) {
                    bell.await(agenda.pause());
                }
            } catch (DataAccessException | TransactionException e) {
                log.warn(
                        "The database is away; what is due waits for it ({})",
                        e.getClass().getSimpleName());
                pause(WITHOUT_DATABASE);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.error("Dispatching failed; going on in a moment", e);
                pause(WITHOUT_DATABASE);
            }
        }
    }

    /** Takes as many messages as there are free hands; false when fewer were due. */
    private boolean sendSome() throws InterruptedException {
        hands.acquire();
        int free = 1 + hands.drainPermits();
        int busy = 0;
        try {
            Departures.Claimed claimed = departures.claim(free);
            for (Departure departure : claimed.departures()) {
                Thread.ofVirtual().name("send-", 0).start(() -> send(departure));
                busy++;
            }
            return claimed.looked() == free;
        } finally {
            hands.release(free - busy);
        }
    }

    private void send(Departure departure) {
        try {
            handOver.of(departure);
        } finally {
            hands.release();
            bell.ring();
        }
    }

    static boolean pause(Duration duration) {
        try {
            Thread.sleep(duration);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Takes nothing new, and waits for what is under way: its outcome must be written down. */
    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        bell.ring();
        try {
            if (running != null) {
                running.join(toFinish);
            }
            if (hands.tryAcquire(AT_ONCE, toFinish.toMillis(), TimeUnit.MILLISECONDS)) {
                hands.release(AT_ONCE);
            } else {
                doubts.ofOurs();
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("Stopped while messages were under way; they are in doubt once their leases end");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
