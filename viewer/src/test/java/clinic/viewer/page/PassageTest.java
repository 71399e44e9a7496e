package clinic.viewer.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassageTest {

    @Test
    void aWebAddressIsALinkAndTheFullStopAfterItIsNot() {
        assertThat(Passage.of("Avboka: http://localhost:8080/appointments/aX_y-z. Hej!"))
                .containsExactly(
                        new Passage("Avboka: ", false),
                        new Passage("http://localhost:8080/appointments/aX_y-z", true),
                        new Passage(". Hej!", false));
        assertThat(Passage.of("https://a.example/?q=1&r=2"))
                .containsExactly(new Passage("https://a.example/?q=1&r=2", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,<script>", "file:///etc/passwd", "plain", "http://"})
    void nothingElseIsALink(String text) {
        assertThat(Passage.of(text)).containsExactly(new Passage(text, false));
    }

    @Test
    void aQuoteEndsALink() {
        assertThat(Passage.of("http://a.example/\"onclick=x"))
                .containsExactly(new Passage("http://a.example/", true), new Passage("\"onclick=x", false));
        assertThat(Passage.of("")).isEmpty();
    }
}
