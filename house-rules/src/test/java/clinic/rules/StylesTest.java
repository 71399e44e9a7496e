package clinic.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stylesheet says a dark colour in a media rule: a telephone that does not know the function draws no colour. */
class StylesTest {

    private static final String UNKNOWN_TO_OLDER_TELEPHONES = "light-dark(";

    @Test
    void everyColourIsKnownToOlderTelephones() {
        Sources house = Sources.ofTheHouse();
        assertThat(styles(house)).hasSizeGreaterThan(3);
        assertThat(unknown(house)).isEmpty();
    }

    @Test
    void coloursThatOlderTelephonesDoNotKnowAreSeen(@TempDir Path house) throws IOException {
        write(house, "css/plain.css", "@media (prefers-color-scheme: dark) { :root { --ink: #fff; } }");
        write(house, "css/token.css", ":root { --ink: light-dark(#000, #fff); }");
        write(house, "vendor/calendar/calendar.css", ".ec { color: light-dark(#000, #fff); }");
        write(house, "letter.css", "p{color:LIGHT-DARK(#000,#fff)}");

        assertThat(unknown(new Sources(house)))
                .containsExactly(
                        "a-service/src/main/resources/static/css/token.css",
                        "a-service/src/main/resources/static/letter.css");
    }

    private static List<String> unknown(Sources house) {
        return styles(house).stream()
                .filter(style -> Sources.read(style).toLowerCase(Locale.ROOT).contains(UNKNOWN_TO_OLDER_TELEPHONES))
                .map(house::shortName)
                .toList();
    }

    /** What others have written is brought along as it is. */
    private static List<Path> styles(Sources house) {
        return house.under("src/main/resources").stream()
                .filter(file -> file.toString().endsWith(".css"))
                .filter(file -> !file.toString().contains("/vendor/"))
                .toList();
    }

    private static void write(Path house, String name, String rules) throws IOException {
        Path style = house.resolve("a-service/src/main/resources/static").resolve(name);
        Files.createDirectories(style.getParent());
        Files.writeString(style, rules);
    }
}
