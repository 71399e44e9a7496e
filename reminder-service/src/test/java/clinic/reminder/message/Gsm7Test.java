package clinic.reminder.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Gsm7Test {

    @Test
    void swedishLettersAreKept() {
        assertThat(Gsm7.plain("Återbesök på Öland, påminnelse för André"))
                .isEqualTo("Återbesök på Öland, påminnelse för André");
    }

    @Test
    void typographyAndForeignMarksAreMadePlain() {
        assertThat(Gsm7.plain("09:30–10:15 ”Łódź” … Şahin O’Neill\u00a0☃"))
                .isEqualTo("09:30-10:15 \"Lodz\" ... Sahin O'Neill ?");
        assertThat(Gsm7.fits(Gsm7.plain("–—’“”…áâãčřž漢"))).isTrue();
    }

    @Test
    void partsOfALongTextHoldLess() {
        assertThat(Gsm7.segments("å".repeat(160))).isEqualTo(1);
        assertThat(Gsm7.segments("å".repeat(161))).isEqualTo(2);
        assertThat(Gsm7.segments("å".repeat(306))).isEqualTo(2);
        assertThat(Gsm7.segments("å".repeat(307))).isEqualTo(3);
        assertThat(Gsm7.segments("€".repeat(81))).isEqualTo(2);
    }
}
