package clinic.content.search;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.content.condition.Condition;
import clinic.content.exercise.Exercise;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * When an exercise should be left, and when that is not enough: where it says what somebody would write who looks for an
 * emergency of any condition. What no red flag lists among its words is not seen.
 */
class StopsTest {

    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+");

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void whoeverHasSignsOfAnEmergencyIsToldMoreThanToStop(String language) {
        var exercises = CatalogueTest.read("classpath*:content/*/exercise-*." + language + ".yaml", Exercise.class);

        assertThat(exercises).hasSizeGreaterThan(15);
        assertThat(exercises.stream().flatMap(exercise -> onlyStopped(language, exercise.stopIf()).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sv | Sluta om du blir yr, ser dubbelt eller det strålar ner i armen.
            sv | Sluta om du blir yr. Sluta också om du börjar sluddra. Ring 112 om du är orolig.
            en | Stop if you get dizzy, see double or it shoots down the arm.
            en | Stop if you lose control of your bladder.
            """)
    void stopThatIsNotEnoughIsSeen(String language, String stopIf) {
        assertThat(onlyStopped(language, stopIf)).hasSize(1);
    }

    private static List<String> onlyStopped(String language, String stopIf) {
        return SENTENCE.splitAsStream(stopIf)
                .filter(sentence -> !sentence.contains("112"))
                .filter(sentence -> tellsOfAnEmergency(language, sentence))
                .toList();
    }

    private static boolean tellsOfAnEmergency(String language, String sentence) {
        var tongue = Tongue.of(language);
        var written = new HashSet<>(tongue.naming(sentence));
        return CatalogueTest.read("classpath*:content/*/condition." + language + ".yaml", Condition.class).stream()
                .flatMap(condition -> condition.emergencies().stream())
                .flatMap(sign -> sign.words().stream())
                .map(tongue::naming)
                .filter(line -> !line.isEmpty())
                .anyMatch(written::containsAll);
    }
}
