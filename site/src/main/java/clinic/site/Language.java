package clinic.site;

import clinic.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages that the clinic's pages speak. */
public final class Language {

    public static final Locale SWEDISH = Words.SWEDISH;
    public static final Locale ENGLISH = Locale.ENGLISH;

    private static final List<Locale> ALL = List.of(SWEDISH, ENGLISH);

    private Language() {}

    public static List<Locale> all() {
        return ALL;
    }

    /** As they are written in addresses, files and forms. */
    public static List<String> tags() {
        return ALL.stream().map(Locale::getLanguage).toList();
    }

    /** The one that the switch of a page in this language leads to. */
    public static Locale other(Locale language) {
        return language.getLanguage().equals(ENGLISH.getLanguage()) ? SWEDISH : ENGLISH;
    }

    /** The language with this tag, if the clinic speaks it. */
    public static Optional<Locale> of(String tag) {
        return ALL.stream().filter(known -> known.getLanguage().equals(tag)).findFirst();
    }
}
