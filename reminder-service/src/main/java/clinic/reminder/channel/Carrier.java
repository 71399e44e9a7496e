package clinic.reminder.channel;

import clinic.contracts.reminder.Channel;

/** Somebody outside who carries messages to people. Never called inside a transaction. */
public interface Carrier {

    Channel channel();

    /** Hands a message over and says what is known of it; trouble is an outcome, not an exception. */
    Outcome carry(Parcel parcel);

    /** Whether a message that was handed over, and of which nothing was heard, has arrived here. */
    Whereabouts whereabouts(Missing message);
}
