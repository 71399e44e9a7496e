package clinic.reminder.hook;

import clinic.clock.DueWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Forgets the words that providers handed on, a month after they came, whether anything comes after them or not. */
@Component
class ForgetWords implements DueWork {

    static final Duration KEPT = Duration.ofDays(30);

    private static final int BATCH = 100;

    private final Hearsay hearsay;
    private final Clock clock;
    private final AtomicLong forgotten = new AtomicLong();

    ForgetWords(Hearsay hearsay, Clock clock) {
        this.hearsay = hearsay;
        this.clock = clock;
    }

    /** Several instances may do so at once: none waits for what another is forgetting. */
    void forgetThoseDue() {
        int words;
        do {
            words = hearsay.forgetWords(clock.instant().minus(KEPT), BATCH);
            forgotten.addAndGet(words);
        } while (words == BATCH);
    }

    @Override
    public Optional<Instant> nextDue() {
        return hearsay.oldestWords().map(heard -> heard.plus(KEPT));
    }

    @Override
    public boolean quiet() {
        return nothingDueBy(clock.instant());
    }

    @Override
    public long activity() {
        return forgotten.get();
    }
}
