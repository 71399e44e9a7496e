package clinic.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The table in docs/TESTING.md tells which tests stand for each scenario that we must survive. Every class it names is
 * there, and says so in a display name that begins with the number.
 */
class ScenariosTest {

    private static final int SCENARIOS = 40;
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|[^|]*\\|([^|]*)\\|$");
    private static final Pattern CLASS = Pattern.compile("`(\\w+)`");
    private static final Pattern NUMBERS = Pattern.compile("@DisplayName\\(\\s*\"(?:Scenario )?(\\d+(?:, \\d+)*): ");

    @Test
    void everyScenarioHasARow() {
        assertThat(rows(Sources.ofTheHouse()).keySet())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, SCENARIOS).boxed().toList());
    }

    @Test
    void everyRowIsTrue() {
        assertThat(untrue(Sources.ofTheHouse())).isEmpty();
    }

    @Test
    void rowWithoutItsTestIsSeen(@TempDir Path house) throws IOException {
        write(house, "docs/TESTING.md", """
                | 1 | many want one time | `RaceIT`, `GoneIT` |
                | 2 | somebody's hold | `RaceIT` |
                | 3 | series | waits for series |
                | 4 | nothing said | |
                """);
        write(house, "booking-service/src/test/java/RaceIT.java", """
                @DisplayName(
                        "Scenario 1, 12: one of many wins")
                """);

        assertThat(untrue(new Sources(house)))
                .containsExactly(
                        "1 is not named by GoneIT", "2 is not named by RaceIT", "4 has neither test nor reason");
    }

    private static List<String> untrue(Sources sources) {
        Map<String, Set<Integer>> named = named(sources);
        return rows(sources).entrySet().stream()
                .flatMap(row -> untrue(row.getKey(), row.getValue(), named))
                .toList();
    }

    private static Stream<String> untrue(int scenario, String tests, Map<String, Set<Integer>> named) {
        if (tests.isBlank()) {
            return Stream.of(scenario + " has neither test nor reason");
        }
        return CLASS.matcher(tests)
                .results()
                .map(found -> found.group(1))
                .filter(test -> !named.getOrDefault(test, Set.of()).contains(scenario))
                .map(test -> scenario + " is not named by " + test);
    }

    private static Map<Integer, String> rows(Sources sources) {
        Map<Integer, String> rows = new TreeMap<>();
        ROW.matcher(Sources.read(sources.repository().resolve("docs/TESTING.md")))
                .results()
                .forEach(row -> rows.put(Integer.valueOf(row.group(1)), row.group(2)));
        return rows;
    }

    /** The scenarios by the class that names them; a class of one name may be in several modules. */
    private static Map<String, Set<Integer>> named(Sources sources) {
        return sources.under("src/test/java").stream()
                .collect(Collectors.toMap(
                        file -> file.getFileName().toString().replace(".java", ""),
                        file -> numbers(Sources.read(file)),
                        (one, other) ->
                                Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet())));
    }

    private static Set<Integer> numbers(String test) {
        Set<Integer> numbers = new HashSet<>();
        NUMBERS.matcher(test).results().forEach(found -> {
            for (String number : found.group(1).split(", ", -1)) {
                numbers.add(Integer.valueOf(number));
            }
        });
        return numbers;
    }

    private static void write(Path house, String file, String text) throws IOException {
        Path there = house.resolve(file);
        Files.createDirectories(there.getParent());
        Files.writeString(there, text);
    }
}
