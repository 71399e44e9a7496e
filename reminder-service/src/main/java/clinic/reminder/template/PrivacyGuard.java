package clinic.reminder.template;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Refuses words that lie open on a locked screen and tell what a visit is about. */
public final class PrivacyGuard {

    private static final String NAMED = "the name of a condition or treatment";
    private static final String PERSONNUMMER = "what looks like a personnummer";

    private static final Pattern WITH_A_HYPHEN = Pattern.compile("(?<!\\d)(\\d{2})?\\d{6}[-+]\\d{4}(?!\\d)");
    private static final Pattern DIGITS = Pattern.compile("(?<![\\d+])(?:\\d{2})?(\\d{10})(?!\\d)");

    private final Supplier<? extends Collection<String>> forbidden;

    /** @param forbidden what conditions and treatments are called, in every language */
    public PrivacyGuard(Supplier<? extends Collection<String>> forbidden) {
        this.forbidden = forbidden;
    }

    /**
     * The same words, if everybody may see them.
     *
     * @param ours what we put among them ourselves and is no speech: a link's random letters, a code, the clinic's phone
     */
    public String open(String words, Collection<String> ours) {
        String spoken = words;
        for (String own : ours) {
            spoken = own.isEmpty() ? spoken : spoken.replace(own, " ");
        }
        found(spoken).ifPresent(found -> {
            throw new WordsNotForEveryone(found);
        });
        return words;
    }

    /** What these words hold that not everybody may see. */
    public Optional<String> found(String words) {
        String spoken = plain(words);
        if (forbidden.get().stream()
                .anyMatch(name -> named(name).matcher(spoken).find())) {
            return Optional.of(NAMED);
        }
        return WITH_A_HYPHEN.matcher(spoken).find()
                        || DIGITS.matcher(spoken).results().anyMatch(PrivacyGuard::isPersonnummer)
                ? Optional.of(PERSONNUMMER)
                : Optional.empty();
    }

    static boolean says(String words, String name) {
        return named(name).matcher(plain(words)).find();
    }

    /** As people hear them: capitals, and characters that nobody sees, make no other word. */
    private static String plain(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFKC)
                .replaceAll("\\p{Cf}", "")
                .toLowerCase(Locale.ROOT);
    }

    /** At the start of a word, in any of its forms; a space and a hyphen are the same. */
    private static Pattern named(String name) {
        String[] words = plain(name).strip().split("[\\s-]+");
        return Pattern.compile("(?<![\\p{L}\\d])"
                + String.join(
                        "[\\s-]+", List.of(words).stream().map(Pattern::quote).toList()));
    }

    /** Ten digits may be a phone number: these begin with a date and end with the right check digit. */
    private static boolean isPersonnummer(MatchResult found) {
        String digits = found.group(1);
        int month = Integer.parseInt(digits.substring(2, 4));
        int day = Integer.parseInt(digits.substring(4, 6)) % 60;
        int sum = 0;
        for (int place = 0; place < digits.length(); place++) {
            int value = (digits.charAt(place) - '0') * (place % 2 == 0 ? 2 : 1);
            sum += value / 10 + value % 10;
        }
        return month >= 1 && month <= 12 && day >= 1 && day <= 31 && sum % 10 == 0;
    }
}
