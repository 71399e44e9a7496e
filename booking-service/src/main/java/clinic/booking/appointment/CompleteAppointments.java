package clinic.booking.appointment;

import clinic.clock.DueWork;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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

    private final Appointments appointments;
    private final AppointmentBook book;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final AtomicLong completed = new AtomicLong();

    CompleteAppointments(
            Appointments appointments, AppointmentBook book, TransactionTemplate transaction, Clock clock) {
        this.appointments = appointments;
        this.book = book;
        this.transaction = transaction;
        this.clock = clock;
    }

    void complete() {
        int batch;
        do {
            batch = transaction.execute(status -> completeBatch());
            completed.addAndGet(batch);
        } while (batch == BATCH);
    }

    private int completeBatch() {
        Instant now = clock.instant();
        List<Appointment> ended = appointments.claimEnded(now, BATCH);
        ended.forEach(visit -> book.keep(visit.complete(now)));
        return ended.size();
    }

    @Override
    public Optional<Instant> nextDue() {
        return appointments.nextEnd();
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
