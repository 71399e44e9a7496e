package clinic.booking.staff;

import clinic.booking.appointment.AppointmentView;
import clinic.booking.appointment.VisitList;
import clinic.booking.audit.Audit;
import clinic.booking.audit.Who;
import clinic.booking.privacy.ProtectedPatients;
import clinic.booking.signin.StaffMember;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The only way by which a page of staff comes to a visit: who may not know of its patient finds none, and a look is written down. */
@Component
class LookAtVisit {

    private final VisitList visits;
    private final ProtectedPatients protectedOnes;
    private final Audit audit;

    LookAtVisit(VisitList visits, ProtectedPatients protectedOnes, Audit audit) {
        this.visits = visits;
        this.protectedOnes = protectedOnes;
        this.audit = audit;
    }

    /** For whoever is about to be shown it. */
    AppointmentView see(UUID id, StaffMember reader) {
        AppointmentView visit = find(id, reader);
        audit.seen(Who.staff(reader.id()), visit.patientId(), id);
        return visit;
    }

    /** For what is done to it without its being shown. */
    AppointmentView find(UUID id, StaffMember reader) {
        return visits.visit(id)
                .filter(visit -> protectedOnes.mayBeShown(visit.patientId(), reader))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
