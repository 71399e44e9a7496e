package clinic.booking.invite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kaffe regnar på cykeln",
                "tolv tecken!",
                "sommarängarna vid Hornborgasjön",
                "5f8a1c0e9b72",
                "åäöåäöabcdefg"
            })
    void anythingLongThatNobodyTriesFirstIsGoodEnough(String password) {
        assertThat(PasswordRule.fault(password, "anna")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "kort, short",
        "elva tecken, short",
        "Password1234, common",
        "P a s s w o r d 1 2 3 4, common",
        "Lösenord1234!, common",
        "123456789012, common",
        "aaaaaaaaaaaaaaaa, common",
        "anna.lindqvist1, name"
    })
    void whatEverybodyTriesFirstIsRefused(String password, String fault) {
        assertThat(PasswordRule.fault(password, "anna.lindqvist")).as(password).hasValue(fault);
    }

    @ParameterizedTest
    @CsvSource({"72, ", "73, long"})
    void whatTheHashWouldNotReadIsRefused(int length, String fault) {
        String password = "kaffe regnar ".repeat(10).substring(0, length);
        assertThat(PasswordRule.fault(password, "anna").orElse(null)).isEqualTo(fault);
    }
}
