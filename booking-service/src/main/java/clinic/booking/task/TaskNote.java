package clinic.booking.task;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody says that they did. */
final class TaskNote {

    private static final int LONGEST = 2000;

    private TaskNote() {}

    /** Empty when there is none, or no end to it. */
    static Optional<String> read(@Nullable String typed) {
        return Optional.ofNullable(typed)
                .map(String::strip)
                .filter(note -> !note.isEmpty() && note.length() <= LONGEST);
    }
}
