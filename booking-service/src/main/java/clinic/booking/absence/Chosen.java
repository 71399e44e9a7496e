package clinic.booking.absence;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody chose for a visit.
 *
 * @param seen the version that they saw; null when they do not say
 */
record Chosen(Choice choice, @Nullable Integer seen) {

    private static final String CHOICE = "choice-";
    private static final String VERSION = "version-";

    /**
     * By visit, without what no form of ours sends.
     *
     * @param fields a {@code choice-} and a {@code version-} for each visit
     */
    static Map<UUID, Chosen> in(Map<String, String> fields) {
        Map<UUID, Chosen> chosen = new HashMap<>();
        fields.forEach((field, code) -> {
            UUID visit = field.startsWith(CHOICE) ? id(field.substring(CHOICE.length())) : null;
            if (visit != null) {
                Choice.of(code).ifPresent(choice -> chosen.put(visit, new Chosen(choice, version(visit, fields))));
            }
        });
        return chosen;
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static @Nullable Integer version(UUID visit, Map<String, String> fields) {
        try {
            return Integer.valueOf(fields.getOrDefault(VERSION + visit, ""));
        } catch (NumberFormatException unsaid) {
            return null;
        }
    }
}
