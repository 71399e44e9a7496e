package clinic.site;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import tools.jackson.databind.json.JsonMapper;

/** What a page says of itself to search engines, in the words of schema.org. */
public final class LinkedData {

    private LinkedData() {}

    /** JSON-LD that may stand in a page, as {@code structuredData} for the layout: nothing in it ends a script. */
    public static String of(JsonMapper json, List<Map<String, Object>> things) {
        return json.writeValueAsString(Map.of("@context", "https://schema.org", "@graph", things))
                .replace("<", "\\u003c");
    }

    /** The clinic as every page names it: the same thing on all of them. */
    public static Map<String, Object> clinic(Addresses addresses, MessageSource words, Locale language) {
        return Map.of(
                "@type",
                "MedicalBusiness",
                "@id",
                addresses.site() + "/#clinic",
                "name",
                words.getMessage("clinic.name", null, language),
                "url",
                addresses.site());
    }
}
