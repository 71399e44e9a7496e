package clinic.site;

import java.text.Normalizer;
import java.util.Locale;

/** A name as it stands in an address: lower case, no accents, hyphens for the rest; empty if nothing is left of it. */
public final class Slug {

    private Slug() {}

    public static String of(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}
