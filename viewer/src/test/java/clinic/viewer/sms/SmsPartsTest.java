package clinic.viewer.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsPartsTest {

    @ParameterizedTest
    @CsvSource({
        "å, 1, 1",
        "å, 160, 1",
        "å, 161, 2",
        "å, 306, 2",
        "å, 307, 3",
        "€, 80, 1",
        "€, 81, 2",
        "–, 70, 1",
        "–, 71, 2",
        "–, 134, 2",
        "–, 135, 3"
    })
    void partsFollowTheAlphabet(String character, int times, int parts) {
        assertThat(SmsParts.of(character.repeat(times))).isEqualTo(parts);
    }
}
