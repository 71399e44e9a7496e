package clinic.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A clinic of its own never gives out the number of the fictional one, where somebody else may answer. */
class FictionTest {

    private static final Sources SOURCES = Sources.ofTheHouse();

    private static final Path FICTIONAL =
            SOURCES.repository().resolve("words/src/main/resources/clinic-words/fictional_sv.properties");

    /** Where the fictional clinic is written down, and what shows what an event looks like. */
    private static final Pattern ITS_OWN = Pattern.compile("/(clinic-words|fictional-clinic|contracts/examples)/");

    @Test
    void itsNumberIsNowhereElse() throws IOException {
        List<String> numbers = numbers();

        assertThat(SOURCES.under("src/main"))
                .filteredOn(file -> !ITS_OWN.matcher(file.toString()).find())
                .isNotEmpty()
                .noneSatisfy(file -> assertThat(Sources.read(file)).containsAnyOf(numbers.toArray(String[]::new)));
    }

    @Test
    void itsNumberIsSeen() throws IOException {
        assertThat(Sources.read(FICTIONAL)).containsAnyOf(numbers().toArray(String[]::new));
    }

    /** As people read it, and as telephones do. */
    private static List<String> numbers() throws IOException {
        Properties words = new Properties();
        words.load(new StringReader(Sources.read(FICTIONAL)));
        return List.of(words.getProperty("clinic.phone"), words.getProperty("clinic.phone.link"));
    }
}
