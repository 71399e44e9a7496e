package clinic.reminder.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenario 34: what lies open on a locked screen never tells what a visit is about. */
class PrivacyGuardTest {

    private final PrivacyGuard guard = new PrivacyGuard(() -> List.of("Höstglid", "autumn-drift"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Din tid för höstglid är bokad",
                "Råd vid HÖSTGLIDET väntar",
                "Your autumn-drift check-in",
                "19121212-1212 har en tid",
                "121212-1212 har en tid"
            })
    void conditionOrPersonnummerIsRefused(String words) {
        assertThatThrownBy(() -> guard.open(words))
                .isInstanceOf(WordsNotForEveryone.class)
                .hasMessageNotContaining(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Din tid är bokad tis 1 dec kl 09:30",
                "Ring 08-465 004 00",
                "https://clinic.example/check-in/aautumn-drift121212-1212"
            })
    void dateNumberAndLinkPass(String words) {
        assertThat(guard.open(words)).isEqualTo(words);
    }

    @Test
    void nothingIsForbiddenBeforeAnythingIsPublished() {
        assertThat(new PrivacyGuard(List::of).open("Höstglid")).isEqualTo("Höstglid");
    }
}
