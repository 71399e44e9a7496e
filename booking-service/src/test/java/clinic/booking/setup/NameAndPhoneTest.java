package clinic.booking.setup;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.setup.Gaps.Kind;
import clinic.site.Language;
import clinic.words.Words;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

class NameAndPhoneTest {

    private final StaticMessageSource words = new StaticMessageSource();

    @Test
    void clinicThatHasSaidNothingLacksBoth() {
        assertThat(new NameAndPhone(Words.unsaid()).missing())
                .containsExactly(Kind.CLINIC_WITHOUT_NAME, Kind.CLINIC_WITHOUT_PHONE);
    }

    @Test
    void clinicThatHasSaidBothLacksNothing() {
        says(Words.NAME, "Kliniken vid ån", "The Clinic by the River");
        says(Words.PHONE, "031-390 06 00", "031-390 06 00");
        assertThat(new NameAndPhone(words).missing()).isEmpty();
    }

    @Test
    void whatIsSaidInOneLanguageOnlyIsMissing() {
        says(Words.NAME, "Kliniken vid ån", "The clinic");
        says(Words.PHONE, " ", "031-390 06 00");
        assertThat(new NameAndPhone(words).missing())
                .containsExactly(Kind.CLINIC_WITHOUT_NAME, Kind.CLINIC_WITHOUT_PHONE);
    }

    @Test
    void emptyNameIsNone() {
        says(Words.NAME, "", "");
        says(Words.PHONE, "031-390 06 00", "031-390 06 00");
        assertThat(new NameAndPhone(words).missing()).containsExactly(Kind.CLINIC_WITHOUT_NAME);
    }

    private void says(String key, String swedish, String english) {
        words.addMessage(key, Language.SWEDISH, swedish);
        words.addMessage(key, Language.ENGLISH, english);
    }
}
