package clinic.messaging;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * {@code /actuator/messaging} on the service's own port, which the gateway never routes: what waits, and what a person
 * can do about it.
 *
 * <ul>
 *   <li>{@code GET} tells what waits in the outbox and what is parked.
 *   <li>{@code POST} with {@code {"by": "…"}} replays all that is parked, {@code POST …/<topic>/<partition>/<offset>}
 *       one event.
 *   <li>{@code DELETE …/<topic>/<partition>/<offset>?by=…&reason=…} lays one aside.
 * </ul>
 */
@Endpoint(id = "messaging")
public class MessagingEndpoint {

    private final Vitals vitals;
    private final Replay replay;

    MessagingEndpoint(Vitals vitals, Replay replay) {
        this.vitals = vitals;
        this.replay = replay;
    }

    /** What waits; what cannot be found out in time is left out. */
    @ReadOperation
    public MessagingReport report() {
        return vitals.report();
    }

    /**
     * Hands each parked event once more to the inbox that could not take it.
     *
     * @param by who asked for it
     */
    @WriteOperation
    public List<Replayed> replayAll(String by) throws ExecutionException, InterruptedException, TimeoutException {
        return replay.replayAll(by);
    }

    /** Hands one parked event once more to the inbox that could not take it; repeating it repeats no effect. */
    @WriteOperation
    public Replayed replay(@Selector String topic, @Selector int partition, @Selector long offset, String by) {
        return replay.replay(new Parked.Place(topic, partition, offset), by);
    }

    /** Decides that a parked event shall have no effect. */
    @DeleteOperation
    public Replayed layAside(
            @Selector String topic, @Selector int partition, @Selector long offset, String by, @Nullable String reason)
            throws ExecutionException, InterruptedException, TimeoutException {
        return replay.layAside(new Parked.Place(topic, partition, offset), by, reason == null ? "" : reason);
    }
}
