package clinic.messaging;

import clinic.contracts.Event;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What a service does with one type of event. */
public final class Taking<E extends Event> {

    private final Class<E> event;
    private final BiConsumer<? super E, Instant> handler;

    private Taking(Class<E> event, BiConsumer<? super E, Instant> handler) {
        this.event = event;
        this.handler = handler;
    }

    /** The handler runs in a transaction; what it throws undoes its effect and the event comes again. */
    public static <E extends Event> Taking<E> on(Class<E> event, Consumer<? super E> handler) {
        return new Taking<>(event, (arrived, told) -> handler.accept(arrived));
    }

    /**
     * The same, for whom it matters when the event was told: it may have waited for a broker or for this service.
     *
     * @param handler is handed that instant besides, as the {@code ce_time} of the event has it; it is never ahead of the
     *     clock here, and now where the event does not say
     */
    public static <E extends Event> Taking<E> on(Class<E> event, BiConsumer<? super E, Instant> handler) {
        return new Taking<>(event, handler);
    }

    Class<E> event() {
        return event;
    }

    void take(Event arrived, Instant told) {
        handler.accept(event.cast(arrived), told);
    }
}
