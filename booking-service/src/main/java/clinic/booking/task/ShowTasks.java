package clinic.booking.task;

import clinic.booking.audit.Audit;
import clinic.booking.audit.Who;
import clinic.booking.patient.PatientRegister;
import clinic.booking.privacy.ProtectedPatients;
import clinic.booking.signin.StaffMember;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /**
     * A page of what there is to do: every red flag, whichever page it is, and then some of the rest.
     *
     * @param inAll how many things there are on all pages
     */
    record Board(List<Task> tasks, long inAll, int page, int pages) {}

    /** @param asked of the page, from 1; where there are fewer by now, the last one is shown */
    Board board(int asked, StaffMember reader) {
        audit.tasksSeen(Who.staff(reader.id()));
        List<Task> flags = redFlags(reader);
        long inAll = tasks.howManyToDo(reader);
        int pages = Math.max(1, Math.ceilDivExact(Math.toIntExact(inAll) - flags.size(), Tasks.AT_ONCE));
        int page = Math.clamp(asked, 1, pages);
        return new Board(to(reader, together(flags, tasks.othersToDo(reader, true, page))), inAll, page, pages);
    }

    /**
     * Every red flag on the first page; of all else as many on each as are told of at once.
     *
     * @param acknowledged whether those too that somebody has looked at, and nobody has done
     * @param page from 1
     */
    List<Task> all(boolean acknowledged, int page, StaffMember reader) {
        audit.tasksSeen(Who.staff(reader.id()));
        List<Task> flags = page > 1
                ? List.of()
                : redFlags(reader).stream()
                        .filter(flag -> acknowledged || flag.acknowledgedAt() == null)
                        .toList();
        return to(reader, together(flags, tasks.othersToDo(reader, acknowledged, Math.max(1, page))));
    }

    private List<Task> redFlags(StaffMember reader) {
        return reader.meetsPatients() ? tasks.redFlagsToDo() : List.of();
    }

    private static List<Task> together(List<Task> flags, List<Task> others) {
        return Stream.concat(flags.stream(), others.stream()).toList();
    }

    /** All there ever were of a patient, by any id of theirs. */
    List<Task> of(UUID patient, StaffMember reader) {
        UUID kept = patients.keptAs(patient);
        if (!reader.meetsPatients() || !protectedOnes.mayBeShown(kept, reader)) {
            return List.of();
        }
        audit.seen(Who.staff(reader.id()), kept);
        return to(reader, tasks.of(kept));
    }

    /** Who works on it, or comes second, learns no more of any patient than who only looks. */
    public Task to(StaffMember reader, Task task) {
        return to(reader, List.of(task)).getFirst();
    }

    /** Whom this reader may know of is asked once for all of them. */
    List<Task> to(StaffMember reader, List<Task> some) {
        Set<UUID> named = some.stream()
                .flatMap(task -> Stream.of(task.patient(), task.other()).flatMap(Stream::ofNullable))
                .collect(Collectors.toSet());
        Set<UUID> known = protectedOnes.shown(named, reader);
        return some.stream().map(task -> task.toldTo(known::contains)).toList();
    }
}
