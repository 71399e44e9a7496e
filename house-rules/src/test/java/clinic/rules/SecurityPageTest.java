package clinic.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table in docs/security/asvs.md: what it says is met names a test, and each test that it names is there. */
class SecurityPageTest {

    private static final Path PAGE = Path.of("docs", "security", "asvs.md");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (\\d+\\.\\d+\\.\\d+[^|]*) \\| ([^|]*) \\|([^|]*)\\|([^|]*)\\|$");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT|Scenario|Contract))`");
    private static final Set<String> VERDICTS = Set.of("met", "partly", "not met", "no use");
    private static final int LEAST = 80;

    @Test
    void everyRowIsTrue() {
        assertThat(rows(Sources.ofTheHouse())).hasSizeGreaterThan(LEAST);
        assertThat(untrue(Sources.ofTheHouse())).isEmpty();
    }

    @Test
    void rowWithoutItsTestIsSeen(@TempDir Path house) throws IOException {
        write(house, PAGE.toString(), """
            | 1.1.1 | met | decoded once | `HereIT` |
            | 1.1.2 | met | escaped last | `GoneIT` |
            | 1.1.3 | met | by itself | |
            | 1.1.4 | surely | | `HereIT` |
            | 1.1.5 | not met | nobody has done it | |
            """);
        write(house, "booking-service/src/test/java/HereIT.java", "class HereIT {}");

        assertThat(untrue(new Sources(house)))
                .containsExactly(
                        "1.1.2 names GoneIT", "1.1.3 says neither where nor how it is seen", "1.1.4 is surely");
    }

    private static List<String> untrue(Sources sources) {
        Set<String> tests = sources.under("src/test/java").stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        return rows(sources).stream().flatMap(row -> untrue(row, tests)).toList();
    }

    private static Stream<String> untrue(MatchResult row, Set<String> tests) {
        String number = row.group(1);
        if (!VERDICTS.contains(row.group(2))) {
            return Stream.of(number + " is " + row.group(2));
        }
        if (row.group(2).equals("met") && row.group(4).isBlank()) {
            return Stream.of(number + " says neither where nor how it is seen");
        }
        return TEST.matcher(row.group(4))
                .results()
                .map(found -> found.group(1))
                .filter(test -> !tests.contains(test))
                .map(test -> number + " names " + test);
    }

    private static List<MatchResult> rows(Sources sources) {
        return ROW.matcher(Sources.read(sources.repository().resolve(PAGE)))
                .results()
                .toList();
    }

    private static void write(Path house, String file, String text) throws IOException {
        Path there = house.resolve(file);
        Files.createDirectories(there.getParent());
        Files.writeString(there, text);
    }
}
