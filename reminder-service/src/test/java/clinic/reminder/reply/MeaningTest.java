package clinic.reminder.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeaningTest {

    @ParameterizedTest
    @DisplayName("24: words that patients write")
    @CsvSource(textBlock = """
            JA,               CONFIRM
            ' ja! ',          CONFIRM
            Yes.,             CONFIRM
            avboka,           CANCEL
            "No",             CANCEL
            ny   tid,         CHANGE
            Change,           CHANGE
            Stopp!!,          STOP
            STOP,             STOP
            Cancel,           STOP_OR_CANCEL
            end,              STOP_OR_CANCEL
            Jag kommer inte,  UNCLEAR
            JA men senare,    UNCLEAR
            nej,              UNCLEAR
            '',               UNCLEAR
            👍,               UNCLEAR
            """)
    void wordsMeanWhatTheySay(String text, Meaning meaning) {
        assertThat(Meaning.of(text)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @DisplayName("24: what our SMS ask patients to write is understood")
    @ValueSource(strings = {"sv", "en"})
    void wordsThatWeAskForAreUnderstood(String language) {
        var words = ResourceBundle.getBundle("messages.reminder", Locale.of(language));
        for (String key : List.of("sms.replies", "sms.replies.late", "sms.stop")) {
            List<Meaning> asked = Pattern.compile("\\b\\p{Lu}{2,}\\b")
                    .matcher(words.getString(key))
                    .results()
                    .map(word -> Meaning.of(word.group()))
                    .toList();
            assertThat(asked)
                    .as(key)
                    .isEqualTo(
                            switch (key) {
                                case "sms.replies" -> List.of(Meaning.CONFIRM, Meaning.CANCEL);
                                case "sms.replies.late" -> List.of(Meaning.CONFIRM);
                                default -> List.of(Meaning.STOP);
                            });
        }
    }
}
