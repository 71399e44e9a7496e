package clinic.reminder.channel;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.reminder.Purpose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("29: an alphanumeric sender where none is allowed")
class SendersTest {

    private static final String SWEDISH = "+46701740605";
    private static final String AMERICAN = "+12025550143";
    private static final String OURS = "+46846500499";

    private final Senders both = new Senders("Videslatt", OURS);

    @Test
    void whatCanBeAnsweredComesFromANumber() {
        assertThat(both.to(SWEDISH, Purpose.REMINDER)).contains(OURS);
        assertThat(both.to(SWEDISH, Purpose.CHECK_IN)).contains(OURS);
    }

    @Test
    void whatNobodyAnswersComesFromTheClinicsName() {
        assertThat(both.to(SWEDISH, Purpose.CODE)).contains("Videslatt");
    }

    @Test
    void nameIsNeverShownWhereNoneIsAllowed() {
        assertThat(both.to(AMERICAN, Purpose.CODE)).contains(OURS);
        assertThat(new Senders("Videslatt", null).to(AMERICAN, Purpose.REMINDER))
                .isEmpty();
        assertThat(new Senders("Videslatt", null).exist(AMERICAN)).isFalse();
        assertThat(both.exist(AMERICAN)).isTrue();
    }

    @Test
    void numberIsNeverShownWhereOnlyNamesAre() {
        assertThat(both.to("+244923123456", Purpose.REMINDER)).contains("Videslatt");
    }

    @Test
    void clinicWithoutANumberGoesByItsName() {
        assertThat(new Senders("Videslatt", "").to(SWEDISH, Purpose.REMINDER)).contains("Videslatt");
    }

    @Test
    void onlyPhoneNumbersInInternationalFormAreReached() {
        assertThat(Senders.reaches(SWEDISH)).isTrue();
        assertThat(Senders.reaches("0701740605")).isFalse();
        assertThat(Senders.reaches("+46")).isFalse();
        assertThat(Senders.reaches("+4670174060512345678")).isFalse();
    }

    @Test
    void onlyANumberCanBeAnswered() {
        Senders both = new Senders("Kliniken", "+46846500499");
        assertThat(both.showANumber("+46701740605")).isTrue();
        assertThat(both.showANumber("+244923123456")).as("Angola takes names").isFalse();
        assertThat(new Senders("Kliniken", null).showANumber("+46701740605")).isFalse();
        assertThat(new Senders("Kliniken", " ").showANumber("+46701740605")).isFalse();
    }
}
