package clinic.content.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How words of a language are told apart from their endings. It knows grammar only; what words mean is content. */
enum Tongue {
    SWEDISH("i på och att jag har är det den de en ett min mitt mina mig man när som med till av för om kan vad hur "
            + "varför gör göra får var vid från så inte sig du din ditt dina vi vill ska ut ned ner upp alltid "
            + "mycket väldigt lite bara efter hela hos eller men") {
        private final List<String> endings =
                longestFirst("arnas ernas ornas heten arna erna orna ande ende aste elser else "
                        + "are ade ats ast ens ets ans ad ar er or en et an at na te de as es a e t s n");

        @Override
        String strip(String word) {
            return endings.stream()
                    .filter(ending -> word.endsWith(ending) && word.length() - ending.length() >= SHORTEST)
                    .findFirst()
                    .map(ending -> word.substring(0, word.length() - ending.length()))
                    .orElse(word);
        }

        @Override
        boolean names(String word, boolean first) {
            return word.equals("vad") && !first;
        }
    },
    ENGLISH(
            "the a an in on of my me i you your is are it its and or to with for from when how what why do does have has "
                    + "can that this at be by not after all so very up down out into as about get getting") {
        private final List<String> endings = longestFirst("ings ing ed s e");

        @Override
        String strip(String word) {
            return endings.stream()
                    .filter(ending -> word.endsWith(ending) && !(ending.equals("s") && word.endsWith("ss")))
                    .filter(ending -> word.length() - ending.length() >= SHORTEST)
                    .findFirst()
                    .map(ending -> word.substring(0, word.length() - ending.length()))
                    .orElse(word);
        }
    };

    private static final int SHORTEST = 3;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private final Set<String> carriers;

    Tongue(String carriers) {
        this.carriers = Set.of(carriers.split(" "));
    }

    static Tongue of(String language) {
        return language.equals("en") ? ENGLISH : SWEDISH;
    }

    abstract String strip(String word);

    /** Whether a word that carries no meaning elsewhere names something here; "vad" asks "what" first of all, and is a calf later. */
    boolean names(String word, boolean first) {
        return false;
    }

    /** The stems of the words that carry meaning, in order. */
    List<String> stems(String text) {
        return words(text)
                .filter(word -> !carriers.contains(word))
                .map(this::stem)
                .toList();
    }

    /** With those that name something in so few words; in whole sentences they nearly always carry. */
    List<String> naming(String few) {
        List<String> words = words(few).toList();
        return IntStream.range(0, words.size())
                .filter(at -> !carriers.contains(words.get(at)) || names(words.get(at), at == 0))
                .mapToObj(words::get)
                .map(this::stem)
                .toList();
    }

    private static Stream<String> words(String text) {
        // A word copied from a file of Apple's has its rings and dots behind the letters.
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return WORD.matcher(composed.toLowerCase(Locale.ROOT).replace("'", ""))
                .results()
                .map(MatchResult::group);
    }

    private String stem(String word) {
        var once = strip(word);
        return once.equals(word) ? word : strip(once);
    }

    private static List<String> longestFirst(String endings) {
        return Arrays.stream(endings.split(" "))
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }
}
