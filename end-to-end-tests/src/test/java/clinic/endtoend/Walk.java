package clinic.endtoend;

import clinic.endtoend.browser.Look;
import java.util.Locale;

/**
 * One of four walks past all sights. Language and scripts belong to the walk; width and theme change from sight to
 * sight, so that over the four walks every sight is seen at every width, in both languages, light and dark, with and
 * without scripts, and every two of these are seen together.
 */
enum Walk {
    SWEDISH("sv", true),
    ENGLISH("en", true),
    SWEDISH_WITHOUT_SCRIPTS("sv", false),
    ENGLISH_WITHOUT_SCRIPTS("en", false);

    /** The narrowest phone that pages must fit (WCAG 1.4.10), a usual one, a tablet, a desk. */
    private static final int[] WIDTHS = {320, 390, 768, 1280};

    private static final int HEIGHT = 844;

    private final String language;
    private final boolean scripts;

    Walk(String language, boolean scripts) {
        this.language = language;
        this.scripts = scripts;
    }

    Look look() {
        return new Look("walk-" + name().toLowerCase(Locale.ROOT), language, WIDTHS[1], HEIGHT, false, scripts);
    }

    Look lookAt(Sight sight) {
        int width = WIDTHS[(ordinal() + sight.ordinal()) % WIDTHS.length];
        boolean dark = ((ordinal() ^ (ordinal() >> 1) ^ (sight.ordinal() >> 2)) & 1) == 1;
        return look().on(width, dark);
    }
}
