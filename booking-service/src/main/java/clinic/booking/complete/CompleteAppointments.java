package clinic.booking.complete;

import clinic.booking.appointment.AppointmentBook;
import clinic.clock.DueWork;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Completes visits whose end has passed. Any number of instances may do so at once: each takes the visits that no
 * other is just completing.
 */
@Component
class CompleteAppointments implements DueWork {

    private static final int BATCH = 50;

    private final AppointmentBook book;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final AtomicLong completed = new AtomicLong();

    CompleteAppointments(AppointmentBook book, TransactionTemplate transaction, Clock clock) {
        this.book = book;
        this.transaction = transaction;
        this.clock = clock;
    }

    void complete() {
        int batch;
        do {
            batch = transaction.execute(status -> book.completeEnded(clock.instant(), BATCH));
            completed.addAndGet(batch);
        } while (batch == BATCH);
    }

    @Override
    public Optional<Instant> nextDue() {
        return book.nextEnd();
    }

    @Override
    public boolean quiet() {
        return nextDue().filter(end -> !end.isAfter(clock.instant())).isEmpty();
    }

    @Override
    public long activity() {
        return completed.get();
    }
}
