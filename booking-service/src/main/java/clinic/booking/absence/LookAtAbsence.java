package clinic.booking.absence;

import clinic.booking.appointment.AppointmentView;
import clinic.booking.audit.Audit;
import clinic.booking.audit.Who;
import clinic.booking.patient.PatientRegister;
import clinic.booking.privacy.ProtectedPatients;
import clinic.booking.signin.StaffMember;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** The only way by which a page comes to the visits of an absence: without those of whom its reader may not know, and each look is written down. */
@Component
class LookAtAbsence {

    private final AffectedVisits affected;
    private final FittingTimes times;
    private final PatientRegister patients;
    private final ProtectedPatients protectedOnes;
    private final Audit audit;

    LookAtAbsence(
            AffectedVisits affected,
            FittingTimes times,
            PatientRegister patients,
            ProtectedPatients protectedOnes,
            Audit audit) {
        this.affected = affected;
        this.times = times;
        this.patients = patients;
        this.protectedOnes = protectedOnes;
        this.audit = audit;
    }

    /** With what could become of each. */
    List<Undecided> undecided(Absence absence, StaffMember reader) {
        List<AppointmentView> waiting = affected.undecided(absence).stream()
                .filter(visit -> shows(visit, reader))
                .toList();
        List<FittingTimes.Fitting> fitting = times.of(waiting, reader);
        return IntStream.range(0, waiting.size())
                .mapToObj(n -> new Undecided(
                        waiting.get(n),
                        patients.patient(waiting.get(n).patientId()).orElse(null),
                        fitting.get(n)))
                .toList();
    }

    /** A visit that was given away may be of somebody whom its former practitioner no longer knows of. */
    List<Settled> settled(Absence absence, StaffMember reader) {
        return affected.settled(absence).stream()
                .filter(one -> shows(one.visit(), reader))
                .toList();
    }

    private boolean shows(AppointmentView visit, StaffMember reader) {
        boolean shown = protectedOnes.mayBeShown(visit.patientId(), reader);
        if (shown) {
            audit.seen(Who.staff(reader.id()), visit.patientId(), visit.id());
        }
        return shown;
    }
}
