package clinic.doors;

import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version that a caller saw of what they change, said in {@code If-Match} as it was sent to them in {@code ETag}. */
public final class SeenTag {

    /** Somebody on the way may have made it a weak one, which says the same here. */
    private static final Pattern FORM = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");

    private SeenTag() {}

    /**
     * @param unreadable what is thrown when it says something else, in the service's own terms
     * @return null where they do not say
     */
    public static @Nullable Integer version(@Nullable String ifMatch, Supplier<? extends RuntimeException> unreadable) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        Matcher tag = FORM.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw unreadable.get();
        }
        return Integer.valueOf(tag.group(1));
    }
}
