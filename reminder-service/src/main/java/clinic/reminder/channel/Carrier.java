package clinic.reminder.channel;

import clinic.contracts.reminder.Channel;
import java.util.List;

/** Somebody outside who carries messages to people. Never called inside a transaction. */
public interface Carrier {

    Channel channel();

    /** Those behind it, if it is more than one who carries; each as this instance has seen it. */
    default List<ProviderState> providers() {
        return List.of();
    }

    /** Hands a message over and says what is known of it; trouble is an outcome, not an exception. */
    Outcome carry(Parcel parcel);

    /** Whether a message that was handed over, and of which nothing was heard, has arrived here. */
    Whereabouts whereabouts(Missing message);
}
