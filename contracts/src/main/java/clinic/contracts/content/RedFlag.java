package clinic.contracts.content;

/**
 * A sign that asks for care elsewhere, put as a question to answer yes or no.
 *
 * @param id stable within its condition, the same in every language
 */
public record RedFlag(String id, String question, RedFlagLevel level) {}
