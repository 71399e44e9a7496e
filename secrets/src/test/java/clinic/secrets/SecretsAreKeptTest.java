package clinic.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

@ExtendWith(OutputCaptureExtension.class)
class SecretsAreKeptTest {

    private static final String DRAWN = "k3Zr9wQ1tB7xL5mN";

    @Configuration
    static class Service {}

    @ParameterizedTest
    @CsvSource({
        "'', is missing",
        "'   ', is missing",
        "short, is shorter than 12 characters",
        "change-me-please, is an example",
        "My-Secret-Value-1, is an example",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, can be guessed"
    })
    @DisplayName("40: no start with an empty, short or example secret")
    void noStartWithABadSecret(String bad, String fault) {
        assertThatThrownBy(() -> start("clinic.links.key", bad, "clinic.mail.passphrase", DRAWN))
                .isInstanceOf(UnsafeSecrets.class)
                .hasMessageContaining("CLINIC_LINKS_KEY (clinic.links.key) " + fault);
    }

    @Test
    @DisplayName("40: a missing secret is told by name and the others are not shown")
    void aMissingSecretIsToldByNameInASentence(CapturedOutput output) {
        assertThatThrownBy(() -> start("clinic.mail.passphrase", "short")).isInstanceOf(UnsafeSecrets.class);

        assertThat(output.getErr() + output.getOut())
                .contains("APPLICATION FAILED TO START")
                .contains("CLINIC_LINKS_KEY (clinic.links.key) is missing")
                .contains("CLINIC_MAIL_PASSPHRASE (clinic.mail.passphrase) is shorter than 12 characters")
                .contains("./clinic secrets")
                .doesNotContain("at clinic.secrets");
    }

    @Test
    void whatIsNeededOnlyIfGivenMayBeMissing() {
        assertThatCode(() -> start("clinic.links.key", DRAWN)).doesNotThrowAnyException();
    }

    @Test
    void onTheMachineOfADeveloperTheLauncherSeesToIt() {
        assertThatCode(() -> start("spring.profiles.active", "local", "clinic.links.key", "x"))
                .doesNotThrowAnyException();
    }

    private static void start(String... settings) {
        var builder = new SpringApplicationBuilder(Service.class).web(WebApplicationType.NONE);
        builder.properties(Map.of(
                "clinic.secrets.needed", "clinic.links.key", "clinic.secrets.if-given", "clinic.mail.passphrase"));
        for (int at = 0; at < settings.length; at += 2) {
            builder.properties(settings[at] + "=" + settings[at + 1]);
        }
        builder.run().close();
    }
}
