package clinic.booking.change;

import clinic.booking.InvalidInput;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which version the caller saw of what they change, by {@code If-Match} or as a field of the body. */
public final class SeenVersion {

    /** As sent in {@code ETag}; somebody on the way may have made it a weak one, which says the same here. */
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");

    private SeenVersion() {}

    /** @throws InvalidInput when it cannot be read, or when the two differ */
    public static @Nullable Integer of(@Nullable String ifMatch, @Nullable Integer field) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return field;
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new InvalidInput("If-Match", "unreadable");
        }
        int header = Integer.parseInt(tag.group(1));
        if (field != null && field != header) {
            throw new InvalidInput("version", "version-differs");
        }
        return header;
    }
}
