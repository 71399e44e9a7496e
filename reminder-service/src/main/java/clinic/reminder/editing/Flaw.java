package clinic.reminder.editing;

/**
 * Why words cannot be kept.
 *
 * @param field language and part, such as {@code sv.text}
 * @param code stays the same whatever the message says
 */
record Flaw(String field, String code, String message) {}
