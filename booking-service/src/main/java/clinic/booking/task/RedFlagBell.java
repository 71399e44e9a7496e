package clinic.booking.task;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Rings when other red flags wait than when it was asked last: one was raised, or somebody with a name has looked, at
 * whichever instance.
 */
@Component
public class RedFlagBell {

    private final Tasks tasks;
    private Set<UUID> waiting = Set.of();

    RedFlagBell(Tasks tasks) {
        this.tasks = tasks;
    }

    public synchronized boolean rings() {
        Set<UUID> before = waiting;
        waiting = tasks.openRedFlags().stream().map(Task::id).collect(Collectors.toSet());
        return !waiting.equals(before);
    }
}
