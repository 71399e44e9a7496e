package clinic.content.publication;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a field of an item holds: how it is typed, and what is read from what was typed. */
public sealed interface Shape {

    /**
     * Words.
     *
     * @param oneLine whether they are a name or the like
     */
    record Text(boolean oneLine) implements Shape {}

    /** Words, one entry a line. */
    record Lines() implements Shape {}

    record Number() implements Shape {}

    /** A day of the calendar. */
    record Day() implements Shape {}

    /** A time of the day. */
    record Time() implements Shape {}

    /**
     * Some of a few words of ours.
     *
     * @param several whether it is a list of them
     */
    record Choice(List<String> words, boolean several) implements Shape {}

    /**
     * Other items.
     *
     * @param kind the name of their kind
     * @param several whether it is a list of them
     */
    record Reference(String kind, boolean several) implements Shape {}

    /**
     * Fields that belong together.
     *
     * @param word what tells it from others that may stand in its place; null where none may
     */
    record Group(@Nullable String word, List<Field> fields) implements Shape {}

    /** Any number of groups, each of one of these. */
    record Many(List<Group> of) implements Shape {}

    /** @param name in {@code editor.field.…} of the messages */
    record Field(String name, Shape shape) {}
}
