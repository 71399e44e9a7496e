package clinic.content.publication;

import clinic.contracts.Event;
import clinic.contracts.content.Publication;
import java.util.Optional;

/** A kind of content: how its files are called, what is in them, and how other services hear of it. */
public interface Kind<T extends Authored> {

    /** The first part of its files' names: {@code <name>.sv.yaml} or {@code <name>-<which>.sv.yaml}. */
    String name();

    Class<T> type();

    /** Whether patients are followed up by it, so that what it carries cannot be retired. */
    default boolean isPlan() {
        return false;
    }

    /** What other services hear; nothing where none of them needs it. */
    Optional<Event> announcement(T item, Publication publication);
}
