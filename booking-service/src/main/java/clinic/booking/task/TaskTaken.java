package clinic.booking.task;

/** Somebody else was first. */
public class TaskTaken extends RuntimeException {

    private final transient Task task;

    TaskTaken(Task task) {
        super("Task " + task.id() + " is " + task.state(), null, false, false);
        this.task = task;
    }

    /** As it is now: it says who. */
    public Task task() {
        return task;
    }
}
