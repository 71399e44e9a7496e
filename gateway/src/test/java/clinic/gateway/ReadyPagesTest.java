package clinic.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class ReadyPagesTest {

    private final MockEnvironment clinic = new MockEnvironment();

    @ParameterizedTest
    @ValueSource(strings = {"400", "404", "408", "5xx", ReadyPages.BUSY})
    void clinicWithoutANumberGivesNone(String name) throws IOException {
        assertThat(page(name))
                .contains("<html lang=\"sv\">", "<section lang=\"en\">", "tel:112", "tel:1177")
                .doesNotContain("tel:+", "Ring oss", "Phone us", "${");
    }

    @ParameterizedTest
    @ValueSource(strings = {"400", "404", "408", "5xx", ReadyPages.BUSY})
    void clinicWithANumberGivesIts(String name, @TempDir Path words) throws IOException {
        Files.writeString(words.resolve("words_sv.properties"), """
                clinic.phone=031-174 06 00 <växel>
                clinic.phone.link=tel:+46311740600
                """);
        clinic.setProperty("clinic.words", words.resolve("words").toUri().toString());

        assertThat(page(name))
                .contains("Ring oss på <a href=\"tel:+46311740600\">031-174 06 00 &lt;växel&gt;</a> om")
                .contains("Phone us on <a href=\"tel:+46311740600\">031-174 06 00 &lt;växel&gt;</a> if");
    }

    @ParameterizedTest
    @ValueSource(strings = {"405", "499"})
    void whatThereIsNoPageForIsAnAddressThatWasNotUnderstood(String name) throws IOException {
        assertThat(page(name)).contains("<h1>Vi förstod inte adressen</h1>");
    }

    private String page(String name) throws IOException {
        return new String(new ReadyPages(clinic).of(name), UTF_8);
    }
}
