package clinic.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parts that run as processes of ours: started one by one, stopped together. */
class Children {

    private static final Duration START_BOUND = Duration.ofMinutes(5);

    private final DataFolder data;
    private final Map<String, Child> children = new HashMap<>();
    private boolean stopping;

    Children(DataFolder data) {
        this.data = data;
    }

    /** Starts a part and returns its process when it does its work. */
    ProcessHandle launch(Part part) throws IOException, InterruptedException {
        Child child = spawn(part);
        child.awaitReady(START_BOUND);
        return child.handle();
    }

    synchronized List<Part> parts() {
        return children.values().stream().map(Child::part).toList();
    }

    /** Asks the named parts to stop, all at once; forces those that have not within the bound. */
    void stop(List<String> names, Duration bound) throws InterruptedException {
        List<ProcessHandle> processes = new ArrayList<>();
        synchronized (this) {
            stopping = true;
            for (Child child : children.values()) {
                if (names.contains(child.part().name())) {
                    processes.add(child.handle());
                }
            }
        }
        Stopping.all(processes, bound);
    }

    private synchronized Child spawn(Part part) throws IOException {
        if (stopping) {
            throw new Refusal("The clinic is stopping.");
        }
        Child child = Child.start(part, data);
        children.put(part.name(), child);
        return child;
    }
}
