package clinic.reminder.message;

import static clinic.reminder.message.SmsText.Encoding.GSM_7;
import static clinic.reminder.message.SmsText.Encoding.UCS_2;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmsTextTest {

    @ParameterizedTest
    @CsvSource({
        "å, 1, 1",
        "å, 160, 1",
        "å, 161, 2",
        "å, 306, 2",
        "å, 307, 3",
        "å, 459, 3",
        "å, 460, 4",
        // Two places each, so 80 alone, and 76 where one place of 153 stays empty.
        "€, 80, 1",
        "€, 81, 2",
        "€, 152, 2",
        "€, 153, 3",
        "[, 81, 2",
        "], 81, 2",
        "ł, 70, 1",
        "ł, 71, 2",
        "ł, 134, 2",
        "ł, 135, 3",
        "ل, 201, 3",
        "ل, 202, 4",
        // Two units each, and never half of one in a segment.
        "😀, 35, 1",
        "😀, 36, 2",
        "😀, 66, 2",
        "😀, 67, 3"
    })
    void segmentsAreCountedAsTheyArePaid(String character, int times, int segments) {
        assertThat(SmsText.of(character.repeat(times)).segments()).isEqualTo(segments);
    }

    @Test
    void mixedTextIsCountedPlaceByPlace() {
        assertThat(SmsText.of("å".repeat(158) + "€").segments()).isEqualTo(1);
        assertThat(SmsText.of("å".repeat(159) + "€").segments()).isEqualTo(2);
        // The escape does not stay behind alone: 152 and the sign would be 154.
        assertThat(SmsText.of("å".repeat(152) + "€" + "å".repeat(151)).segments())
                .isEqualTo(2);
        assertThat(SmsText.of("å".repeat(152) + "€" + "å".repeat(152)).segments())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "'09:30–10:15 ”André” … O’Neill\u00a0—«à»', '09:30-10:15 \"André\" ... O''Neill -\"à\"'",
        "'Ande\u0301 och A\u030angstro\u0308m', 'Andé och Ångström'",
        "'Återbesök på Öland, påminnelse', 'Återbesök på Öland, påminnelse'"
    })
    void typographyIsMadePlainAndStaysOneAlphabet(String written, String travels) {
        SmsText sms = SmsText.of(written);
        assertThat(sms.text()).isEqualTo(travels);
        assertThat(sms.encoding()).isEqualTo(GSM_7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hos Łucja Żółkiewska-Ćwikła", "hos ليلى الأحمد", "hos Şebnem Çağlar", "hos Zoë – “☃”", "hos 王小明"
            })
    void nameInAnotherAlphabetKeepsEveryLetter(String words) {
        SmsText sms = SmsText.of(words);
        assertThat(sms.text()).isEqualTo(words).doesNotContain("?");
        assertThat(sms.encoding()).isEqualTo(UCS_2);
    }

    @Test
    void whatIsReadyToTravelStaysAsItIs() {
        for (String words : new String[] {"”Hej”", "Łódź – “hej”", "a\u0308"}) {
            SmsText once = SmsText.of(words);
            assertThat(SmsText.of(once.text())).isEqualTo(once);
        }
    }
}
