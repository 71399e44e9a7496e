package clinic.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A log line says ids. An exception goes to it as its last argument or by {@code Cause.of}, which leave out what it
 * quotes; its message never does.
 */
class LogsTest {

    private static final Pattern STATEMENT =
            Pattern.compile("\\b(?:log|LOG)\\s*\\.(?:trace|debug|info|warn|error)\\(.*?;");

    /** One character may be a quotation mark that ends nothing. No way back is kept, for literals can be long. */
    private static final Pattern LITERAL = Pattern.compile("'\\\\?\"'|\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"");

    private static final Pattern NAMES_SOMEBODY = Pattern.compile("getMessage|getLocalizedMessage|(?i)payload|token|"
            + "e?mail\\b|mobile|phone|recipient|birth|contact|answers?\\b|words\\(|body|getRequestURI|getPath\\(");

    @Test
    void logLinesNameNobody() {
        assertThat(talkative(Sources.ofTheHouse())).isEmpty();
    }

    @Test
    void lineThatNamesSomebodyIsSeen(@TempDir Path house) throws IOException {
        Path folder = Files.createDirectories(house.resolve("booking-service/src/main/java"));
        Files.writeString(folder.resolve("Quiet.java"), "log.warn(\"The e-mail of message {} waits\", message.id());");
        Files.writeString(folder.resolve("Talks.java"), "log.warn(\"{} waits\",\n    patient.email());");
        Files.writeString(folder.resolve("Quotes.java"), "log.warn(\"Refused: {}\", e.getMessage());");

        assertThat(talkative(new Sources(house)))
                .extracting(found -> found.replaceFirst(":.*", ""))
                .containsExactlyInAnyOrder(
                        "booking-service/src/main/java/Talks.java", "booking-service/src/main/java/Quotes.java");
    }

    private static List<String> talkative(Sources sources) {
        return sources.under("src/main/java").stream()
                .flatMap(file -> statements(Sources.read(file))
                        .filter(statement -> NAMES_SOMEBODY.matcher(statement).find())
                        .map(statement -> sources.shortName(file) + ": " + statement))
                .toList();
    }

    private static Stream<String> statements(String source) {
        return STATEMENT
                .matcher(LITERAL.matcher(source.replaceAll("\\s+", " ")).replaceAll("\"\""))
                .results()
                .map(found -> found.group());
    }
}
