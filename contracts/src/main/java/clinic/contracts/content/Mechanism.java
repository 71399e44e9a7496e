package clinic.contracts.content;

/**
 * What may be behind a condition. Which one it is, a practitioner says; nothing infers it.
 *
 * @param id stable within its condition, the same in every language
 */
public record Mechanism(String id, String name) {}
