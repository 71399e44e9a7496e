package clinic.reminder.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
