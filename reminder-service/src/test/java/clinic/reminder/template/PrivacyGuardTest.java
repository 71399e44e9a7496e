package clinic.reminder.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Scenario 34: what lies open on a locked screen never tells what a visit is about")
class PrivacyGuardTest {

    private final PrivacyGuard guard = new PrivacyGuard(() -> List.of("Höstglid", "autumn-drift"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Din tid för höstglid är bokad",
                "Råd vid HÖSTGLIDET väntar",
                "Råd vid ho\u0308stglid väntar",
                "Råd vid höst\u00adglid och höst\u200bglid",
                "Your autumn-drift check-in",
                "Your autumn drift check-in",
                "(höstglid)",
                "7 -höstglid",
                "19121212-1212 har en tid",
                "121212-1212 har en tid",
                "121212+1212 har en tid",
                "191212121212 har en tid",
                "1212121212 har en tid",
                "1212721219 har en tid",
                "9001019893 har en tid",
                "9001319897 har en tid",
                "9012319894 har en tid",
                "9001919894 har en tid"
            })
    void conditionOrPersonnummerIsRefused(String words) {
        assertThatThrownBy(() -> guard.open(words, List.of()))
                .isInstanceOf(WordsNotForEveryone.class)
                .hasMessageNotContaining(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Din tid är bokad tis 1 dec kl 09:30",
                "Ring 08-465 004 00",
                "Ring 0846500400 eller 070-174 06 05",
                "Ring +46701740605",
                "Förhöstglid är ett annat ord",
                "7höstglid och \ud835\udcd0höstglid också",
                "1212121213 har fel kontrollsiffra",
                "1213121212 har en månad som inte finns",
                "9000019894 likaså",
                "9001009894 har en dag som inte finns",
                "9001329896 har en dag som inte finns",
                "9001929893 har en dag som inte finns"
            })
    void datesAndPhonesPass(String words) {
        assertThat(guard.open(words, List.of())).isEqualTo(words);
    }

    @Test
    void randomLettersOfALinkAreNoSpeech() {
        String link = "https://clinic.example/check-in/a-autumn-drift-121212-1212";
        assertThat(guard.open("Svara här: " + link, List.of(link))).endsWith(link);
        assertThat(guard.found("Läs https://clinic.example/autumn-drift")).isPresent();
    }

    @Test
    void treatmentThatIsCalledAsEveryVisitIsTellsNothing() {
        assertThat(List.of("Besök", "Visit", "Tid")).noneMatch(TreatmentNames::tells);
        assertThat(List.of("Första besök", "Manuell behandling", "Return visit"))
                .allMatch(TreatmentNames::tells);
    }

    @Test
    void nothingIsForbiddenBeforeAnythingIsPublished() {
        assertThat(new PrivacyGuard(List::of).found("Höstglid")).isEmpty();
    }

    @Test
    void namesAreAskedForEachTimeUnlessManyAreCheckedTogether() {
        List<String> names = new ArrayList<>(List.of("Höstglid"));
        PrivacyGuard asked = new PrivacyGuard(() -> names);
        PrivacyGuard together = asked.asOfNow();
        names.add("Nattvila");
        assertThat(asked.found("Om din nattvila")).isPresent();
        assertThat(together.found("Om din nattvila")).isEmpty();
        assertThat(together.found("Ditt höstglid")).isPresent();
        assertThat(asked.asOfNow().found("Om din nattvila")).isPresent();
        names.clear();
        assertThat(asked.found("Ditt höstglid")).isEmpty();
    }
}
