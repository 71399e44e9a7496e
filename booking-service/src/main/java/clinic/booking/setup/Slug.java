package clinic.booking.setup;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;

/** A name as programs write it: lower case, no accents, hyphens for the rest. */
final class Slug {

    private static final int LONGEST = 36;

    private Slug() {}

    /** One that is not taken: numbered from the second on. */
    static String of(String name, String otherwise, Predicate<String> taken) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-");
        String slug = plain.substring(0, Math.min(plain.length(), LONGEST)).replaceAll("^-+|-+$", "");
        String first = slug.isEmpty() ? otherwise : slug;
        String free = first;
        for (int n = 2; taken.test(free); n++) {
            free = first + "-" + n;
        }
        return free;
    }
}
