package clinic.booking.book;

import clinic.booking.availability.FreeTime;
import clinic.booking.limits.ComingVisits;
import clinic.booking.patient.ConsentSource;
import clinic.booking.patient.ContactQueue;
import clinic.booking.patient.RecordPatient;
import clinic.booking.task.Doubt;
import clinic.booking.task.Tasks;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records whom a visit is for, unless as many visits lie ahead of their contacts as may be booked without talking to the
 * clinic; staff are who talks. Whoever may be somebody known, and is not beyond doubt, is new; somebody has to look then.
 */
@Component
class AdmitPatient {

    private final ContactQueue queue;
    private final ComingVisits coming;
    private final RecordPatient recordPatient;
    private final Tasks tasks;
    private final Clock clock;

    AdmitPatient(ContactQueue queue, ComingVisits coming, RecordPatient recordPatient, Tasks tasks, Clock clock) {
        this.queue = queue;
        this.coming = coming;
        this.recordPatient = recordPatient;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** @throws TooManyVisits when only the clinic itself can book one more */
    @Transactional(propagation = Propagation.MANDATORY)
    UUID admit(BookingRequest request, FreeTime time) {
        queue.queue(request.contacts());
        if (!request.by().isStaff()
                && !coming.mayBeOneMore(request.contacts(), request.wish().treatmentId())) {
            throw new TooManyVisits(time.location().phone());
        }
        RecordPatient.Recorded recorded = recordPatient.record(
                request.patient(),
                request.consents(),
                request.by().isStaff() ? ConsentSource.STAFF : ConsentSource.BOOKING);
        tasks.possiblySame(
                recorded.perhaps().stream()
                        .map(other -> new Doubt(recorded.patient(), other))
                        .toList(),
                clock.instant());
        return recorded.patient();
    }
}
