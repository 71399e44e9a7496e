package clinic.booking.task;

import clinic.booking.audit.Audit;
import clinic.booking.audit.Who;
import clinic.booking.patient.PatientRegister;
import clinic.booking.privacy.ProtectedPatients;
import clinic.booking.signin.StaffMember;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Shows what there is to do to whom it is for, and has it written down that they looked. Of whom a reader must not know it is
 * told that there is something to do, and not for whom. Who is shown nothing has seen nothing.
 */
@Component
public class ShowTasks {

    private final Tasks tasks;
    private final PatientRegister patients;
    private final ProtectedPatients protectedOnes;
    private final Audit audit;

    ShowTasks(Tasks tasks, PatientRegister patients, ProtectedPatients protectedOnes, Audit audit) {
        this.tasks = tasks;
        this.patients = patients;
        this.protectedOnes = protectedOnes;
        this.audit = audit;
    }

    /** @param acknowledged whether those too that somebody has looked at, and nobody has done */
    List<Task> all(boolean acknowledged, StaffMember reader) {
        audit.tasksSeen(Who.staff(reader.id()));
        return (acknowledged ? tasks.toDo() : tasks.open())
                .stream()
                        .filter(task -> task.isFor(reader))
                        .map(task -> to(reader, task))
                        .toList();
    }

    /** All there ever were of a patient, by any id of theirs. */
    List<Task> of(UUID patient, StaffMember reader) {
        UUID kept = patients.keptAs(patient);
        if (!reader.meetsPatients() || !protectedOnes.mayBeShown(kept, reader)) {
            return List.of();
        }
        audit.seen(Who.staff(reader.id()), kept);
        return tasks.of(kept).stream().map(task -> to(reader, task)).toList();
    }

    /** Who works on it, or comes second, learns no more of any patient than who only looks. */
    public Task to(StaffMember reader, Task task) {
        return task.toldTo(patient -> protectedOnes.mayBeShown(patient, reader));
    }
}
