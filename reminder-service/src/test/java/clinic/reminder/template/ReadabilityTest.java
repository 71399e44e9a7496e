package clinic.reminder.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** LIX: words per sentence, and how many of a hundred words are longer than six letters. */
class ReadabilityTest {

    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?:])\\s+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}/-]+");

    @ParameterizedTest
    @EnumSource
    void swedishMessageIsEasyToRead(Template template) {
        TemplateText swedish =
                Objects.requireNonNull(ShippedTemplates.of(template).get("sv"));
        List<String> parts = Part.of(template.channel()).stream()
                .map(swedish::plain)
                // A point that shortens a word ends no sentence.
                .map(part -> part.replace("kl.", "kl"))
                .toList();

        assertThat(lix(parts)).as("LIX of %s", template.id()).isLessThanOrEqualTo(30);
    }

    @Test
    void officialSwedishIsSeenAsHard() {
        assertThat(lix(List.of(
                        "Vederbörande uppmanas härmed inkomma med kompletterande upplysningar beträffande uteblivet"
                                + " mottagningsbesök.")))
                .isGreaterThan(60);
    }

    private static double lix(List<String> parts) {
        long sentences = parts.stream()
                .flatMap(SENTENCE::splitAsStream)
                .filter(sentence -> WORD.matcher(sentence).find())
                .count();
        List<String> words = parts.stream()
                .flatMap(part -> WORD.matcher(part).results())
                .map(MatchResult::group)
                .toList();
        long longOnes = words.stream().filter(word -> word.length() > 6).count();
        return (double) words.size() / sentences + 100.0 * longOnes / words.size();
    }
}
