package clinic.reminder.dispatch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Takes what is due and gives it to the hands that carry it, and has those asked whose messages are in doubt. Sleeps until
 * the bell or the next due instant.
 */
@Component
class Dispatcher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration UNTIL_THERE_IS_ROOM = Duration.ofSeconds(1);
    private static final Duration WITHOUT_DATABASE = Duration.ofSeconds(1);

    private final Departures departures;
    private final Hands hands;
    private final Doubts doubts;
    private final ClearUp clearUp;
    private final Agenda agenda;
    private final Bell bell;
    private final Duration toFinish;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Thread asking;

    /** @param toFinish how long a service that stops waits for the carriers' answers */
    Dispatcher(
            Departures departures,
            Hands hands,
            Doubts doubts,
            ClearUp clearUp,
            Agenda agenda,
            Bell bell,
            @Value("${clinic.dispatch.to-finish:15s}") Duration toFinish) {
        this.departures = departures;
        this.hands = hands;
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
                if (!sendSome()) {
                    clearUp();
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

    /** Takes as many messages as there is room for; false when none were due. */
    private boolean sendSome() throws InterruptedException {
        Room room = hands.room();
        if (room.none()) {
            bell.await(UNTIL_THERE_IS_ROOM);
            room = hands.room();
        }
        long since = System.nanoTime();
        Departures.Claimed claimed = departures.claim(room);
        hands.carry(claimed.departures(), since);
        return claimed.looked() > 0;
    }

    /** Beside the dispatching: whoever is asked may take long to answer, and what is due waits for nobody's memory. */
    private void clearUp() {
        Thread before = asking;
        if (before == null || !before.isAlive()) {
            Thread next = Thread.ofVirtual().name("clear-up").unstarted(this::ask);
            asking = next;
            next.start();
        }
    }

    private void ask() {
        try {
            if (clearUp.some()) {
                bell.ring();
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn(
                    "The database is away; what is in doubt waits for it ({})",
                    e.getClass().getSimpleName());
        } catch (RuntimeException e) {
            log.error("Asking about messages in doubt failed; they are asked about again", e);
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
            if (!hands.finish(toFinish)) {
                doubts.ofOurs();
            }
            Thread last = asking;
            if (last != null) {
                last.join(toFinish);
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
