package clinic.reminder.plan;

/** What the latest schedule version made of a visit. */
public enum Standing {
    BOOKED,
    /** Agreed on in another system and taken over: the patient knows of it, and is reminded like everybody. */
    IMPORTED,
    MOVED,
    CANCELLED
}
