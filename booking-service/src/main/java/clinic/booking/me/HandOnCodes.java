package clinic.booking.me;

import clinic.booking.me.SignIns.Asked;
import clinic.booking.patient.Contact;
import clinic.booking.patient.PatientRegister;
import clinic.clock.DueWork;
import clinic.contracts.booking.CodeRequested;
import clinic.contracts.reminder.Channel;
import clinic.messaging.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks whom a contact belongs to, out of sight of whoever asked, and has the code sent if it is a patient's. */
@Component
class HandOnCodes implements SmartLifecycle, DueWork {

    private static final Logger LOG = LoggerFactory.getLogger(HandOnCodes.class);
    private static final int BATCH = 20;

    /** What another instance wrote down and could not hand on is seen this soon. */
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(10);

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
    private static final Duration KEPT = Duration.ofDays(1);

    private final SignIns signIns;
    private final PatientRegister patients;
    private final Outbox outbox;
    private final SignInRules rules;
    private final TransactionTemplate transaction;
    private final Semaphore wake = new Semaphore(0);
    private final AtomicLong handedOn = new AtomicLong();
    private volatile @Nullable Thread worker;

    HandOnCodes(
            SignIns signIns,
            PatientRegister patients,
            Outbox outbox,
            SignInRules rules,
            TransactionTemplate transaction) {
        this.signIns = signIns;
        this.patients = patients;
        this.outbox = outbox;
        this.rules = rules;
        this.transaction = transaction;
    }

    void wake() {
        wake.release();
    }

    @Override
    public void start() {
        // Known before it runs, or it could find itself stopped already.
        Thread ready = Thread.ofVirtual().name("hand-on-codes").unstarted(this::work);
        worker = ready;
        ready.start();
    }

    private void work() {
        try {
            while (isRunning()) {
                wake.tryAcquire(handOnAll().toMillis(), TimeUnit.MILLISECONDS);
                wake.drainPermits();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration handOnAll() {
        try {
            Integer batch;
            do {
                batch = transaction.execute(status -> handOnSome());
            } while (batch != null && batch == BATCH);
            return LONGEST_SLEEP;
        } catch (RuntimeException trouble) {
            LOG.warn("Requests for codes could not be handed on; trying again in {}", AFTER_TROUBLE, trouble);
            return AFTER_TROUBLE;
        }
    }

    private int handOnSome() {
        signIns.forget(KEPT);
        List<Asked> waiting = signIns.toHandOn(BATCH);
        waiting.forEach(this::handOn);
        return waiting.size();
    }

    /** A family is written to once: whoever types the code says who they are. */
    private void handOn(Asked asked) {
        patients.reachedAt(asked.contact()).stream()
                .findFirst()
                .ifPresent(patient -> outbox.announce(new CodeRequested(
                        asked.id(),
                        patient.id(),
                        patient.revision(),
                        asked.contact().kind() == Contact.Kind.MOBILE ? Channel.SMS : Channel.EMAIL,
                        asked.nonce(),
                        asked.at().plus(rules.codeFor()))));
        signIns.handedOn(asked.id());
        handedOn.incrementAndGet();
    }

    @Override
    public void stop() {
        Thread running = worker;
        worker = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    @Override
    public Optional<Instant> nextDue() {
        return Optional.empty();
    }

    @Override
    public boolean quiet() {
        return !signIns.anyToHandOn();
    }

    @Override
    public long activity() {
        return handedOn.get();
    }
}
