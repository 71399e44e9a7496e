package clinic.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clinic may have told no telephone number: no sentence then breaks off where the number would stand. */
class CallingTest {

    private static final Pattern TAKES_THE_NUMBER = Pattern.compile("\\(#\\{clinic\\.phone}\\)");
    private static final Pattern CALLS_US = Pattern.compile("calling-us\\('([\\w.-]+)'\\)");
    private static final Pattern KEY = Pattern.compile("(?m)^([\\w.-]+)=");

    /** Where the number is asked for first. */
    private static final Predicate<Path> ASKS_FIRST = file -> file.endsWith("parts.html");

    @Test
    void noSentenceTakesANumberThatTheClinicMayNotHaveTold() {
        assertThat(taking(Sources.ofTheHouse())).isEmpty();
    }

    @Test
    void sentenceThatTakesOneIsSeen(@TempDir Path folder) throws IOException {
        write(folder, "parts.html", "<b th:text=\"#{care.clinic.title(#{clinic.phone})}\">Ring oss</b>");
        write(folder, "help.html", "<p th:text=\"#{me.help(#{clinic.phone})}\">Ring oss</p>");
        write(folder, "plain.html", "<a th:href=\"#{clinic.phone.link}\" th:text=\"#{clinic.phone}\">08</a>");

        assertThat(taking(new Sources(folder))).containsExactly("a-service/src/main/resources/templates/help.html");
    }

    @Test
    void everySentenceWithTheNumberHasATwinWithoutIt() {
        Sources house = Sources.ofTheHouse();
        Set<String> called = templates(house)
                .flatMap(file -> CALLS_US.matcher(Sources.read(file)).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(called).hasSizeGreaterThan(3);
        for (String language : List.of("_sv.properties", "_en.properties")) {
            Set<String> keys = house.under("src/main/resources/messages").stream()
                    .filter(file -> file.toString().endsWith(language))
                    .flatMap(file -> KEY.matcher(Sources.read(file)).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());
            assertThat(keys).containsAll(called);
            assertThat(called).allMatch(key -> keys.contains(key + ".plain"));
        }
    }

    private static List<String> taking(Sources house) {
        return templates(house)
                .filter(ASKS_FIRST.negate())
                .filter(file -> TAKES_THE_NUMBER.matcher(Sources.read(file)).find())
                .map(house::shortName)
                .toList();
    }

    private static Stream<Path> templates(Sources house) {
        return house.under("src/main/resources/templates").stream()
                .filter(file -> file.toString().endsWith(".html"));
    }

    private static void write(Path house, String name, String words) throws IOException {
        Path template = house.resolve("a-service/src/main/resources/templates").resolve(name);
        Files.createDirectories(template.getParent());
        Files.writeString(template, words);
    }
}
