package clinic.messaging;

import clinic.contracts.Event;
import java.util.function.Consumer;

/** What a service does with one type of event. */
public final class Taking<E extends Event> {

    private final Class<E> event;
    private final Consumer<? super E> handler;

    private Taking(Class<E> event, Consumer<? super E> handler) {
        this.event = event;
        this.handler = handler;
    }

    /** The handler runs in a transaction; what it throws undoes its effect and the event comes again. */
    public static <E extends Event> Taking<E> on(Class<E> event, Consumer<? super E> handler) {
        return new Taking<>(event, handler);
    }

    Class<E> event() {
        return event;
    }

    void take(Event arrived) {
        handler.accept(event.cast(arrived));
    }
}
