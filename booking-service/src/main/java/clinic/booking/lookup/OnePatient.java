package clinic.booking.lookup;

import clinic.booking.appointment.AppointmentView;
import clinic.booking.appointment.VisitList;
import clinic.booking.audit.Audit;
import clinic.booking.audit.Who;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.correspondence.Correspondence;
import clinic.booking.correspondence.TimelineItem;
import clinic.booking.patient.PatientRegister;
import clinic.booking.patient.PatientView;
import clinic.booking.privacy.ProtectedPatients;
import clinic.booking.signin.StaffMember;
import clinic.booking.task.ShowTasks;
import clinic.booking.task.Task;
import clinic.booking.task.Tasks;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Opens what is held about a patient to whoever may see it; the look is written down first. */
@Component
class OnePatient {

    private final ProtectedPatients protectedOnes;
    private final PatientRegister register;
    private final Audit audit;
    private final Collected collected;
    private final ShowTasks showing;

    OnePatient(
            ProtectedPatients protectedOnes,
            PatientRegister register,
            Audit audit,
            Collected collected,
            ShowTasks showing) {
        this.protectedOnes = protectedOnes;
        this.register = register;
        this.audit = audit;
        this.collected = collected;
        this.showing = showing;
    }

    /**
     * @param visits the latest first
     * @param timeline in the order it happened
     * @param zone in which times are told
     */
    record Held(
            PatientView patient,
            List<AppointmentView> visits,
            List<TimelineItem> timeline,
            List<Task> tasks,
            ZoneId zone) {

        private Held toldTo(StaffMember reader, ShowTasks showing) {
            return new Held(
                    patient,
                    visits,
                    timeline,
                    tasks.stream().map(task -> showing.to(reader, task)).toList(),
                    zone);
        }
    }

    /** Empty where there is no such patient for this reader; the kept record, where the id is that of one that was merged. */
    Optional<Held> shownTo(StaffMember reader, UUID patientId) {
        return detailsFor(reader, patientId).map(collected::about).map(held -> held.toldTo(reader, showing));
    }

    /** The same, for who asks who it is and no more. */
    Optional<PatientView> detailsFor(StaffMember reader, UUID patientId) {
        Optional<PatientView> shown =
                register.patient(patientId).filter(patient -> protectedOnes.mayBeShown(patient.id(), reader));
        shown.ifPresent(patient -> audit.seen(Who.staff(reader.id()), patient.id()));
        return shown;
    }

    /** Gathers from the features that keep it. */
    @Component
    static class Collected {

        private final VisitList visits;
        private final Correspondence correspondence;
        private final Tasks tasks;
        private final Catalogue catalogue;

        Collected(VisitList visits, Correspondence correspondence, Tasks tasks, Catalogue catalogue) {
            this.visits = visits;
            this.correspondence = correspondence;
            this.tasks = tasks;
            this.catalogue = catalogue;
        }

        Held about(PatientView patient) {
            return new Held(
                    patient,
                    visits.of(patient.id()),
                    correspondence.with(patient.id()),
                    tasks.of(patient.id()),
                    catalogue.zone());
        }
    }
}
