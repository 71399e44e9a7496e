package clinic.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"k@example.com", "karin.ek+besok@exempel.example", "karin@åkeri.example"})
    void addressIsKeptAsWritten(String text) {
        assertThat(EmailAddress.read(text)).map(EmailAddress::text).hasValue(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "karin",
                "@example.com",
                "k@example",
                "a b@example.com",
                "a@b@example.com",
                "a@b..se",
                "a\u0007@example.com",
                "a@example.com\nBcc:x",
                "Kliniken <a@example.com>",
                "a@example.com, b@example.com"
            })
    void anythingElseIsNone(String text) {
        assertThat(EmailAddress.read(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(text));
    }

    @Test
    void longestIsWhatAMailServerTakes() {
        String domain = "@" + "d".repeat(181) + ".example";
        assertThat(EmailAddress.read("a".repeat(254 - domain.length()) + domain))
                .isPresent();
        assertThat(EmailAddress.read("a".repeat(255 - domain.length()) + domain))
                .isEmpty();
    }

    @Test
    void settingThatIsNoneIsNamed() {
        assertThat(EmailAddress.set("clinic.mail.from", "tider@clinic.example").domain())
                .isEqualTo("clinic.example");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmailAddress.set("clinic.mail.from", "Kliniken <tider@clinic.example>"))
                .withMessageContainingAll("clinic.mail.from", "Kliniken <tider@clinic.example>");
    }
}
