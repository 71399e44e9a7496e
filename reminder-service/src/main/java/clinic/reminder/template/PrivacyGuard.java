package clinic.reminder.template;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Refuses words that lie open on a locked screen and tell what a visit is about. */
public final class PrivacyGuard {

    private static final String NAMED = "the name of a condition or treatment";
    private static final String PERSONNUMMER = "what looks like a personnummer";

    private static final Pattern WITH_A_HYPHEN = Pattern.compile("(?<!\\d)(\\d{2})?\\d{6}[-+]\\d{4}(?!\\d)");
    private static final Pattern DIGITS = Pattern.compile("(?<![\\d+])(?:\\d{2})?(\\d{10})(?!\\d)");

    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");

    private final Supplier<? extends Collection<String>> forbidden;

    /** Those that were forbidden when it was last looked; made anew only when they are others. */
    private volatile Names last;

    /** @param forbidden what conditions and treatments are called, in every language; asked each time */
    public PrivacyGuard(Supplier<? extends Collection<String>> forbidden) {
        this(forbidden, Names.of(Set.of()));
    }

    private PrivacyGuard(Supplier<? extends Collection<String>> forbidden, Names last) {
        this.forbidden = forbidden;
        this.last = last;
    }

    /** One that goes by the names of this moment, for words that are checked together. */
    public PrivacyGuard asOfNow() {
        Names now = names();
        return new PrivacyGuard(now::all, now);
    }

    private Names names() {
        Set<String> all = Set.copyOf(forbidden.get());
        Names known = last;
        if (!known.all().equals(all)) {
            known = Names.of(all);
            last = known;
        }
        return known;
    }

    /** @param anyOf by the character they begin with: at most words no name begins, and every message is looked through */
    private record Names(Set<String> all, Map<Character, Pattern> anyOf) {

        static Names of(Set<String> all) {
            Map<Character, Set<String>> beginnings = all.stream()
                    .map(name -> plain(name).strip())
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.groupingBy(name -> name.charAt(0), Collectors.toSet()));
            Map<Character, Pattern> anyOf = new HashMap<>();
            beginnings.forEach((first, names) -> anyOf.put(first, named(names)));
            return new Names(all, anyOf);
        }

        boolean in(String spoken) {
            boolean insideAWord = false;
            for (int place = 0, here; place < spoken.length(); place += Character.charCount(here)) {
                Pattern names = insideAWord ? null : anyOf.get(spoken.charAt(place));
                if (names != null
                        && names.matcher(spoken).region(place, spoken.length()).lookingAt()) {
                    return true;
                }
                here = spoken.codePointAt(place);
                insideAWord = Character.isLetter(here) || here >= '0' && here <= '9';
            }
            return false;
        }
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
        if (names().in(spoken)) {
            return Optional.of(NAMED);
        }
        return WITH_A_HYPHEN.matcher(spoken).find()
                        || DIGITS.matcher(spoken).results().anyMatch(PrivacyGuard::isPersonnummer)
                ? Optional.of(PERSONNUMMER)
                : Optional.empty();
    }

    static boolean says(String words, String name) {
        return Names.of(Set.of(name)).in(plain(words));
    }

    /** As people hear them: capitals, and characters that nobody sees, make no other word. */
    private static String plain(String words) {
        return UNSEEN.matcher(Normalizer.normalize(words, Normalizer.Form.NFKC))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    /** In any of their forms; a space and a hyphen are the same. */
    private static Pattern named(Set<String> names) {
        return Pattern.compile(names.stream()
                .map(name ->
                        Arrays.stream(name.split("[\\s-]+")).map(Pattern::quote).collect(Collectors.joining("[\\s-]+")))
                .collect(Collectors.joining("|")));
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
