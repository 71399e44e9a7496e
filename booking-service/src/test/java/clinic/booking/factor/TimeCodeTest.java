package clinic.booking.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeCodeTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** Appendix B of RFC 6238, the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesAreThoseOfTheStandard(long seconds, String code) {
        assertThat(TimeCode.at(seconds / 30, SECRET)).isEqualTo(code);
    }

    @Test
    void codeCountsOneStepEarlyAndLateAndNoMore() {
        for (long away = -3; away <= 3; away++) {
            var step = TimeCode.step(TimeCode.at(1000 + away, SECRET), 1000, SECRET);
            if (Math.abs(away) <= 1) {
                assertThat(step).hasValue(1000 + away);
            } else {
                assertThat(step).as("%d steps away", away).isEmpty();
            }
        }
        assertThat(TimeCode.step("", 1000, SECRET)).isEmpty();
        assertThat(TimeCode.step("kod åäö", 1000, SECRET)).isEmpty();
    }

    /** RFC 4648, section 10. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void secretsAreWrittenAsAppsReadThem(String text, String written) {
        assertThat(Base32.of(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(written);
    }

    @Test
    void recoveryCodeIsReadHoweverItIsTyped() {
        String code = RecoveryCode.draw();
        assertThat(code).matches("[a-z2-7]{4}(-[a-z2-7]{4}){3}").isNotEqualTo(RecoveryCode.draw());
        assertThat(RecoveryCode.hash(" " + code.replace("-", " ").toUpperCase(Locale.ROOT)))
                .isEqualTo(RecoveryCode.hash(code));
    }

    @Test
    void linkIsOneThatAppsUnderstand() {
        var app = new NewAuthenticator(SECRET);
        assertThat(app.link("Videslätt & Co", "anna"))
                .isEqualTo("otpauth://totp/Videsl%C3%A4tt%20%26%20Co:anna?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                        + "&issuer=Videsl%C3%A4tt%20%26%20Co");
        assertThat(app.key()).startsWith("GEZD GNBV ");
        assertThat(app.picture("Videslätt", "anna").path()).startsWith("M4 4h1v1h-1z");
    }
}
