package clinic.booking.book;

import clinic.booking.availability.FreeTime;
import clinic.booking.limits.ComingVisits;
import clinic.booking.patient.RecordPatient;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records whom a visit is for, unless as many visits lie ahead of their contacts as may. */
@Component
class AdmitPatient {

    private final ComingVisits coming;
    private final RecordPatient recordPatient;

    AdmitPatient(ComingVisits coming, RecordPatient recordPatient) {
        this.coming = coming;
        this.recordPatient = recordPatient;
    }

    /** @throws TooManyVisits when only the clinic itself can book one more */
    @Transactional(propagation = Propagation.MANDATORY)
    UUID admit(BookingRequest request, FreeTime time) {
        if (!coming.mayBeOneMore(request.contacts(), request.wish().treatmentId())) {
            throw new TooManyVisits(time.location().phone());
        }
        return recordPatient.record(request.patient(), request.consents());
    }
}
