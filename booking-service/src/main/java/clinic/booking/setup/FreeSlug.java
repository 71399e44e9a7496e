package clinic.booking.setup;

import clinic.site.Slug;
import java.util.function.Predicate;

/** A name as programs write it, that nothing else has. */
final class FreeSlug {

    private static final int LONGEST = 36;

    private FreeSlug() {}

    /** Numbered from the second on. */
    static String of(String name, String otherwise, Predicate<String> taken) {
        String plain = Slug.of(name);
        String slug = plain.substring(0, Math.min(plain.length(), LONGEST)).replaceAll("-$", "");
        String first = slug.isEmpty() ? otherwise : slug;
        String free = first;
        for (int n = 2; taken.test(free); n++) {
            free = first + "-" + n;
        }
        return free;
    }
}
