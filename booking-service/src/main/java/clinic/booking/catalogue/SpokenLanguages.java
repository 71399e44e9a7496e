package clinic.booking.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a practitioner may say that they speak, by the tags of their languages. */
public final class SpokenLanguages {

    /** What is spoken most in Sweden; ask for more, and it is added here. */
    private static final List<String> TAGS = List.of(
            "sv", "en", "fi", "da", "no", "is", "de", "fr", "es", "it", "pt", "nl", "pl", "uk", "ru", "ro", "hu", "el",
            "bs", "hr", "sr", "sq", "tr", "ku", "ar", "fa", "ps", "ur", "hi", "so", "ti", "am", "th", "vi", "zh");

    private SpokenLanguages() {}

    /** All, in the order in which they are told. */
    public static List<Locale> all() {
        return of(TAGS);
    }

    /** Those of these tags that are known, in the order in which they are told. */
    public static List<Locale> of(Collection<String> tags) {
        return TAGS.stream().filter(tags::contains).map(Locale::of).toList();
    }

    /** As a sentence has it. */
    public static String words(Stream<Locale> languages, Locale reader) {
        return String.join(
                ", ",
                languages.map(language -> language.getDisplayLanguage(reader)).toList());
    }
}
