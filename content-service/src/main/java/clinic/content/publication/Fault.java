package clinic.content.publication;

import java.util.UUID;

/**
 * Why an item cannot be published as it is written.
 *
 * @param item which it is
 * @param locale in which language
 * @param field such as {@code sections[2].title}; empty where it is no field's
 * @param code in {@code content.fault.…} of the messages
 * @param detail what the sentence of the code names
 */
public record Fault(UUID item, String locale, String field, String code, String detail) {}
