package clinic.booking.task;

import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import clinic.booking.signin.StaffMember;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody takes a task, hands it back, looks at it or has done it. */
@Component
public class WorkOnTask {

    private final Tasks tasks;
    private final ShowTasks showing;
    private final Audit audit;
    private final Clock clock;

    WorkOnTask(Tasks tasks, ShowTasks showing, Audit audit, Clock clock) {
        this.tasks = tasks;
        this.showing = showing;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Empty when there is no such task for this person.
     *
     * @param note what was done; only when it is closed
     * @throws TaskTaken when somebody else was first
     */
    @Transactional
    public Optional<Task> work(UUID id, Task.Step step, String note, StaffMember person) {
        return tasks.locked(id)
                .filter(task -> showing.to(person, task).mayBeWorkedOnBy(person))
                .map(task -> {
                    Task after = task.after(step, person.getName(), note, clock.instant());
                    if (!after.equals(task)) {
                        tasks.keep(after);
                        audit.done(Who.staff(person.id()), deed(step), task.patient());
                    }
                    return after;
                });
    }

    private static Deed deed(Task.Step step) {
        return switch (step) {
            case CLAIM -> Deed.TASK_CLAIMED;
            case HAND_BACK -> Deed.TASK_HANDED_BACK;
            case ACKNOWLEDGE -> Deed.TASK_ACKNOWLEDGED;
            case CLOSE -> Deed.TASK_CLOSED;
        };
    }
}
