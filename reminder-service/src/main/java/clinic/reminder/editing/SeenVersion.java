package clinic.reminder.editing;

import clinic.reminder.Flaw;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which version of a template the caller saw, by {@code If-Match}; null where they do not say. */
final class SeenVersion {

    /** As sent in {@code ETag}; somebody on the way may have made it a weak one, which says the same here. */
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");

    private SeenVersion() {}

    /** @throws UnfitWords when it cannot be read */
    static @Nullable Integer of(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new UnfitWords(List.of(new Flaw("If-Match", "unreadable", "As the ETag was, such as \"3\"")));
        }
        return Integer.valueOf(tag.group(1));
    }
}
