package clinic.clock;

import java.time.Instant;
import java.util.Optional;

/**
 * Something of this service that happens by the clock or in the background: an outbox, a consumer, messages to send.
 * Whoever moves the clock asks it how far the next step goes and when everything has come to rest.
 */
public interface DueWork {

    /** The earliest instant at which there will be something to do; empty when nothing waits for a time. */
    Optional<Instant> nextDue();

    /** Whether nothing that is due by now is still undone. */
    boolean quiet();

    /** The same where all there is to do has a time. */
    default boolean nothingDueBy(Instant now) {
        return nextDue().filter(due -> !due.isAfter(now)).isEmpty();
    }

    /** A number that changes whenever something has happened. */
    long activity();
}
