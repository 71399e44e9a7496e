package clinic.booking.visit;

import clinic.booking.appointment.AppointmentView;
import clinic.booking.appointment.ManagedAppointments;
import clinic.booking.appointment.VisitList;
import clinic.booking.patient.ConsentSource;
import clinic.booking.patient.ConsentView;
import clinic.booking.patient.PatientRegister;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * As whom the holder of a visit's link speaks of language and consents. Whoever booked need not be the patient: by the link
 * that they were given they see and change what was said by that booking, and nothing once the patient has said more.
 */
@Component
class WhoSpeaks {

    private final ManagedAppointments managed;
    private final VisitList visits;
    private final PatientRegister patients;

    WhoSpeaks(ManagedAppointments managed, VisitList visits, PatientRegister patients) {
        this.managed = managed;
        this.visits = visits;
        this.patients = patients;
    }

    /** Empty where the link is a booker's and the clinic knows more of the patient than that booking said. */
    Optional<ConsentSource> by(String link, AppointmentView visit) {
        if (managed.isPatients(link)) {
            return Optional.of(ConsentSource.OWN_PAGE);
        }
        return isAllTheyHave(visit) ? Optional.of(ConsentSource.BOOKING) : Optional.empty();
    }

    private boolean isAllTheyHave(AppointmentView visit) {
        return visits.of(visit.patientId()).size() == 1
                && patients.consents(visit.patientId()).stream().allMatch(ConsentView::isBookersWord);
    }
}
