package clinic.launcher;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ports by which the services reach PostgreSQL, the broker and the mail server, where something stands in between:
 * {@code CLINIC_DETOURS="postgres=15001 kafka=15002 mail=15003"}. For whoever tries out what bad lines do to a clinic;
 * the launcher itself takes the straight way.
 */
record Detours(Map<String, Integer> ports) {

    private static final Pattern ONE = Pattern.compile("(postgres|kafka|mail)=(\\d{1,5})");

    static Detours told() {
        return of(System.getenv("CLINIC_DETOURS"));
    }

    static Detours of(@Nullable String words) {
        Map<String, Integer> ports = new HashMap<>();
        for (String word :
                words == null || words.isBlank() ? new String[0] : words.strip().split(" +")) {
            Matcher detour = ONE.matcher(word);
            if (!detour.matches()) {
                throw new Refusal(
                        "CLINIC_DETOURS says \"%s\": a detour is postgres, kafka or mail with a port, such as kafka=15002."
                                .formatted(word));
            }
            ports.put(detour.group(1), Integer.parseInt(detour.group(2)));
        }
        return new Detours(Map.copyOf(ports));
    }

    /** Where a part is reached that stands at this port. */
    int around(String part, int port) {
        return ports.getOrDefault(part, port);
    }
}
