package clinic.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which conditions the clinic knows is content. The names that code must not know are read from the content itself,
 * so that this rule names none either.
 */
class ConditionsTest {

    private static final Pattern NAME = Pattern.compile("(?m)^(?:slug|name):\\s*[\"']?([^\"'\\r\\n]+)");
    private static final Pattern SYNONYMS = Pattern.compile("(?m)^synonyms:\\s*\\[([^\\]]*)]");
    private static final Pattern TEXT = Pattern.compile(".*\\.(java|html|properties|yaml|yml|json|sql|js|svg|xml)");
    private static final String CONTENT = "src/main/resources/content";

    @Test
    void contentNamesConditions() {
        assertThat(names(Sources.ofTheHouse())).isNotEmpty();
    }

    @Test
    void noConditionIsNamedInCode() {
        assertThat(told(Sources.ofTheHouse())).isEmpty();
    }

    @Test
    void conditionNamedInATemplateIsSeen(@TempDir Path house) throws IOException {
        write(
                house,
                "content-service/src/main/resources/content/x/condition.en.yaml",
                "slug: sore-toe\nname: \"Sore toe\"\n");
        write(house, "content-service/src/main/resources/content/x/advice.en.yaml", "title: Rest your sore toe\n");
        write(house, "booking-service/src/main/java/Advice.java", "// any condition\n");
        write(house, "reminder-service/src/main/resources/templates/mail.html", "<p>How is your Sore Toe?</p>");

        assertThat(told(new Sources(house)))
                .containsExactly("reminder-service/src/main/resources/templates/mail.html: sore toe");
    }

    private static List<String> told(Sources sources) {
        Set<String> names = names(sources);
        return sources.under("src/main").stream()
                .filter(file -> !file.toString().contains(CONTENT))
                .filter(file -> TEXT.matcher(file.getFileName().toString()).matches())
                .flatMap(file -> told(sources.shortName(file), Sources.read(file), names))
                .toList();
    }

    private static Stream<String> told(String file, String text, Set<String> names) {
        String words = text.toLowerCase(Locale.ROOT);
        return names.stream().filter(words::contains).map(name -> file + ": " + name);
    }

    private static Set<String> names(Sources sources) {
        return sources.under(CONTENT).stream()
                .filter(file -> file.getFileName().toString().startsWith("condition"))
                .map(Sources::read)
                .flatMap(text -> Stream.concat(
                        NAME.matcher(text).results().map(found -> found.group(1)),
                        SYNONYMS.matcher(text)
                                .results()
                                .flatMap(found -> Stream.of(found.group(1).split(",")))))
                .map(name -> name.replaceAll("[\"']", "").strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    private static void write(Path house, String file, String text) throws IOException {
        Path path = house.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
