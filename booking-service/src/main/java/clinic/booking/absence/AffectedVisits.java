package clinic.booking.absence;

import static java.util.Comparator.comparing;

import clinic.booking.appointment.AppointmentState;
import clinic.booking.appointment.AppointmentView;
import clinic.booking.appointment.VisitList;
import clinic.booking.patient.PatientRegister;
import clinic.booking.patient.PatientView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The visits that whoever is away cannot receive: those that wait for a decision, and what became of the others. */
@Component
class AffectedVisits {

    private static final Set<AppointmentState> TO_COME = Set.of(AppointmentState.BOOKED, AppointmentState.ARRIVED);

    private final VisitList visits;
    private final PatientRegister patients;
    private final Absences absences;

    AffectedVisits(VisitList visits, PatientRegister patients, Absences absences) {
        this.visits = visits;
        this.patients = patients;
        this.absences = absences;
    }

    /** In order; looked up anew each time, so that what was booked at the last moment is among them. */
    List<AppointmentView> undecided(Absence absence) {
        Set<UUID> decided = absences.decisions(absence.id()).stream()
                .map(Decision::appointmentId)
                .collect(Collectors.toSet());
        return visits.with(absence.practitionerId(), absence.firstDay(), absence.lastDay()).stream()
                .filter(visit -> stands(absence, visit) && !decided.contains(visit.id()))
                .toList();
    }

    /** Whom to ring first. */
    List<Settled> settled(Absence absence) {
        List<Settled> settled = new ArrayList<>();
        for (Decision decision : absences.decisions(absence.id())) {
            visits.visit(decision.appointmentId()).ifPresent(visit -> settled.add(settled(absence, decision, visit)));
        }
        return settled.stream().sorted(comparing(one -> one.ring() == null)).toList();
    }

    private Settled settled(Absence absence, Decision decision, AppointmentView visit) {
        PatientView patient = patients.patient(visit.patientId()).orElse(null);
        AppointmentView chosen = decision.kind() == Decision.Kind.OFFER
                ? visits.bookedSince(visit.patientId(), decision.at()).orElse(null)
                : null;
        Ring ring = Ring.after(decision, visit.start(), patient, stands(absence, visit), chosen != null);
        return new Settled(decision, visit, patient, chosen, ring);
    }

    private static boolean stands(Absence absence, AppointmentView visit) {
        return TO_COME.contains(visit.state()) && absence.covers(visit);
    }
}
