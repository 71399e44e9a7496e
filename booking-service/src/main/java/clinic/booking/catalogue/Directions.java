package clinic.booking.catalogue;

import clinic.site.Language;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How to find a location, in the clinic's own words; empty in a language in which it has written none. They stand on
 * pages and in answers to whoever holds the visit, and in no calendar entry: other people see those, and what is written
 * freely may say what the clinic is sought for.
 */
public record Directions(String sv, String en) {

    public static final Directions NONE = new Directions("", "");

    /**
     * In one of the two languages, with the line breaks as they were typed.
     *
     * @param language its tag: the reader's own, or the other where only that was written
     */
    @Schema(name = "DirectionsAnswer")
    public record Said(String text, String language) {}

    /** For somebody who reads this language; null where there are none. */
    public @Nullable Said in(Locale reader) {
        return Stream.of(reader, Language.other(reader))
                .map(language -> new Said(language.getLanguage().equals("en") ? en : sv, language.getLanguage()))
                .filter(said -> !said.text().isEmpty())
                .findFirst()
                .orElse(null);
    }
}
