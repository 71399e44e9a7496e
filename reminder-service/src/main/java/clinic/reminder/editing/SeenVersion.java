package clinic.reminder.editing;

import clinic.doors.SeenTag;
import clinic.reminder.Flaw;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which version of a template the caller saw, by {@code If-Match}; null where they do not say. */
final class SeenVersion {

    private SeenVersion() {}

    /** @throws UnfitWords when it cannot be read */
    static @Nullable Integer of(@Nullable String ifMatch) {
        return SeenTag.version(
                ifMatch,
                () -> new UnfitWords(List.of(new Flaw("If-Match", "unreadable", "As the ETag was, such as \"3\""))));
    }
}
