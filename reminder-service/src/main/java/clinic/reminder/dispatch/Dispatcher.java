package clinic.reminder.dispatch;

import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.NotSentReason;
import clinic.reminder.channel.Carrier;
import clinic.reminder.channel.Outcome;
import clinic.reminder.channel.Parcel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private static final Duration TO_FINISH = Duration.ofSeconds(15);

    private final Departures departures;
    private final Arrivals arrivals;
    private final Agenda agenda;
    private final Bell bell;
    private final Map<Channel, Carrier> carriers;
    private final Semaphore hands = new Semaphore(AT_ONCE);
    private volatile @Nullable Thread thread;

    Dispatcher(Departures departures, Arrivals arrivals, Agenda agenda, Bell bell, List<Carrier> carriers) {
        this.departures = departures;
        this.arrivals = arrivals;
        this.agenda = agenda;
        this.bell = bell;
        this.carriers = carriers.stream().collect(Collectors.toMap(Carrier::channel, Function.identity()));
    }

    @Override
    public void start() {
        // Known before it runs, or it could find itself stopped already.
        Thread ready = Thread.ofVirtual().name("dispatcher").unstarted(this::run);
        thread = ready;
        ready.start();
    }

    private void run() {
        while (isRunning()) {
            try {
                if (!sendSome()) {
                    departures.giveUpLost();
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
        MessageRow message = departure.message();
        try {
            Outcome outcome = carry(departure);
            record(message, outcome);
        } finally {
            hands.release();
            bell.ring();
        }
    }

    private Outcome carry(Departure departure) {
        MessageRow message = departure.message();
        Carrier carrier = carriers.get(departure.channel());
        if (carrier == null) {
            return new Outcome.Refused("no carrier for " + departure.channel());
        }
        try {
            return carrier.carry(new Parcel(
                    message.id(),
                    message.planned().purpose(),
                    departure.recipient(),
                    departure.words(),
                    message.receiptNonce()));
        } catch (RuntimeException e) {
            log.error("The carrier of message {} failed in a way it should have told", message.id(), e);
            return new Outcome.Unknown(e.getClass().getSimpleName());
        }
    }

    /** The carrier has answered: that must not be lost because the database is away for a moment. */
    private void record(MessageRow message, Outcome outcome) {
        for (int attempt = 1; ; attempt++) {
            try {
                settle(message, outcome);
                return;
            } catch (DataAccessException | TransactionException e) {
                Duration pause = Backoff.after(attempt);
                if (pause.compareTo(Departures.LEASE.dividedBy(4)) > 0 || !pause(pause)) {
                    log.error("What became of message {} could not be kept: it will count as unknown", message.id(), e);
                    return;
                }
            }
        }
    }

    private void settle(MessageRow message, Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted accepted -> arrivals.accepted(message, accepted.reference());
            case Outcome.NotNow notNow -> {
                log.warn("Message {} waits, attempt {}: {}", message.id(), message.attempts(), notNow.reason());
                arrivals.notNow(message, notNow.after());
            }
            case Outcome.Refused refused -> {
                log.warn("Message {} was refused: {}", message.id(), refused.reason());
                arrivals.notSent(message, NotSentReason.REFUSED);
            }
            case Outcome.Unknown unknown -> {
                log.warn("Message {} may or may not have left: {}", message.id(), unknown.reason());
                arrivals.notSent(message, NotSentReason.UNKNOWN);
            }
        }
    }

    private static boolean pause(Duration duration) {
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
                running.join(TO_FINISH);
            }
            if (hands.tryAcquire(AT_ONCE, TO_FINISH.toMillis(), TimeUnit.MILLISECONDS)) {
                hands.release(AT_ONCE);
            } else {
                log.warn("Stopped while messages were under way: they will count as unknown");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
