package clinic.booking.audit;

/**
 * Rules of availability that staff set aside.
 *
 * @param rules their codes
 * @param reason why, in the words of whoever did; it is asked for without a word on health, since the audit keeps it
 */
public record Overridden(String rules, String reason) {}
