package clinic.content.topics;

import java.util.List;

/** One type of event: what it says, field by field, and how it looks. */
record Promise(String type, String summary, List<Field> fields, String example) {

    /** @param name with the names of the objects around it, such as {@code visit.start}; {@code []} is "each of" */
    record Field(String name, String type, String description, boolean required) {}
}
