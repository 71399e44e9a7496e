package clinic.reminder.channel;

/** A company that takes SMS over HTTP, and an account with it. */
interface SmsProvider {

    /** As addresses and figures name it. */
    String name();

    /** Hands a message over and says what is known of it; trouble is an outcome, not an exception. */
    Outcome send(Parcel parcel);

    /** Whether a message that was handed over, and of which nothing was heard, has arrived here. */
    Whereabouts whereabouts(Missing message);
}
