package clinic.reminder;

/**
 * What is wrong with one field of a request.
 *
 * @param field such as {@code when.daysBefore}, or of a template language and part, such as {@code sv.text}
 * @param code stays the same whatever the message says
 */
public record Flaw(String field, String code, String message) {}
