package clinic.booking.change;

import clinic.booking.InvalidInput;
import clinic.doors.SeenTag;
import org.jspecify.annotations.Nullable;

/** Which version the caller saw of what they change, by {@code If-Match} or as a field of the body. */
public final class SeenVersion {

    private SeenVersion() {}

    /** A form always names the version it was made from; one that does not has seen none that there is. */
    public static int ofForm(@Nullable Integer version) {
        return version == null ? -1 : version;
    }

    /** @throws InvalidInput when it is not said: what is asked for must write over nothing unseen */
    public static int named(@Nullable String ifMatch) {
        Integer seen = of(ifMatch, null);
        if (seen == null) {
            throw new InvalidInput("If-Match", "missing");
        }
        return seen;
    }

    /** @throws InvalidInput when it cannot be read, or when the two differ */
    public static @Nullable Integer of(@Nullable String ifMatch, @Nullable Integer field) {
        Integer header = SeenTag.version(ifMatch, () -> new InvalidInput("If-Match", "unreadable"));
        if (header != null && field != null && !field.equals(header)) {
            throw new InvalidInput("version", "version-differs");
        }
        return header == null ? field : header;
    }
}
