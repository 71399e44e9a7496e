package clinic.reminder.plan;

/** What the latest schedule version made of a visit. */
public enum Standing {
    BOOKED,
    MOVED,
    CANCELLED
}
