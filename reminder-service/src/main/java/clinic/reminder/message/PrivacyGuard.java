package clinic.reminder.message;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Refuses words that lie open on a locked screen and tell what a visit is about. */
final class PrivacyGuard {

    private static final Pattern PERSONNUMMER = Pattern.compile("(?<!\\d)(\\d{2})?\\d{6}[-+]\\d{4}(?!\\d)");

    private final Supplier<List<String>> forbidden;

    /** @param forbidden what conditions are called, in every language */
    PrivacyGuard(Supplier<List<String>> forbidden) {
        this.forbidden = forbidden;
    }

    /** The same words, if everybody may see them. */
    String open(String words) {
        // Addresses are ours and hold random letters; they are checked where they are made.
        String spoken = words.replaceAll("https?://\\S+", " ").toLowerCase(Locale.ROOT);
        for (String name : forbidden.get()) {
            if (Pattern.compile("(?<!\\p{L})" + Pattern.quote(name.toLowerCase(Locale.ROOT)))
                    .matcher(spoken)
                    .find()) {
                throw new WordsNotForEveryone("the name of a condition");
            }
        }
        if (PERSONNUMMER.matcher(spoken).find()) {
            throw new WordsNotForEveryone("what looks like a personnummer");
        }
        return words;
    }
}
