package clinic.reminder.reply;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** What a patient's SMS asks for: the whole of it is one of a few words, or a person must read it. */
enum Meaning {
    CONFIRM("JA", "YES"),
    CANCEL("AVBOKA", "NO"),
    CHANGE("NY TID", "CHANGE"),
    STOP("STOPP", "STOP", "STOPALL", "UNSUBSCRIBE"),
    /** Gateways take these as a stop; but who writes them after a reminder may mean the visit. */
    STOP_OR_CANCEL("CANCEL", "END", "QUIT"),
    UNCLEAR;

    private final Set<String> words;

    Meaning(String... words) {
        this.words = Set.of(words);
    }

    /** Capitals, spaces and what stands around the words do not matter; another word more does. */
    static Meaning of(String text) {
        String words = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("^[^\\p{L}\\d]+|[^\\p{L}\\d]+$", "")
                .replaceAll("\\s+", " ");
        return Arrays.stream(values())
                .filter(meaning -> meaning.words.contains(words))
                .findFirst()
                .orElse(UNCLEAR);
    }
}
