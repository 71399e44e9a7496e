package clinic.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever calls goes by the type of a problem: each stands in docs/api.md, and in the document of whoever answers so. */
class ProblemTypesTest {

    /** What a problem is made of; of its words none is written as a type is. */
    private static final Pattern MADE = Pattern.compile("\\b(?:problem|RefusedCall\\.write)\\(([^;]*);");

    private static final Pattern NAMED = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");

    /** Written whole, or chosen. */
    private static final Pattern WHOLE = Pattern.compile("urn:clinic:problem:([a-z-]+)|\\btype = \"([a-z-]+)\"");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[a-z`, -]+`) \\| [0-9]");

    private static final Pattern WHY = Pattern.compile("(?m)^ {8}([A-Z_]+)[,;]$");

    private static final List<String> SHARED = List.of("doors", "site");

    @Test
    void everyTypeStandsInTheApisDescription() {
        Sources house = Sources.ofTheHouse();
        Set<String> made = made(
                house, List.of("booking-service", "reminder-service", "content-service", "doors", "site", "gateway"));
        made.addAll(ofMerges(house));

        assertThat(described(house)).isEqualTo(made).hasSizeGreaterThan(40);
    }

    @Test
    void everyTypeStandsInItsServicesDocument() {
        Sources house = Sources.ofTheHouse();
        Set<String> ofBooking = made(house, with("booking-service"));
        ofBooking.addAll(ofMerges(house));

        assertThat(documented(house, "booking-service/src/main/java/clinic/booking/ApiDocument.java"))
                .containsAll(ofBooking);
        assertThat(documented(house, "reminder-service/src/main/java/clinic/reminder/ApiDocument.java"))
                .containsAll(made(house, with("reminder-service")));
        assertThat(documented(house, "content-service/src/main/java/clinic/content/ApiDocument.java"))
                .containsAll(made(house, with("content-service")));
    }

    @Test
    void typeThatNobodyDescribedIsSeen(@TempDir Path folder) throws IOException {
        Path code = folder.resolve("doors/src/main/java/Full.java");
        Files.createDirectories(code.getParent());
        Files.writeString(code, """
                return later(problems.problem(HttpStatus.CONFLICT, full ? "house-full" : "room-full", locale), "60");
                write("{\\"type\\":\\"urn:clinic:problem:gone\\"}");
                RefusedCall.write(response, HttpStatus.FORBIDDEN, "shut-out", "Not for you");
                """);
        Files.createDirectories(folder.resolve("docs"));
        Files.writeString(folder.resolve("docs/api.md"), """
                | `room-full`, `never-made` | 409 | nobody fits in | |
                """);
        Sources planted = new Sources(folder);

        assertThat(made(planted, List.of("doors"))).containsExactly("gone", "house-full", "room-full", "shut-out");
        assertThat(described(planted)).containsExactly("never-made", "room-full");
    }

    private static List<String> with(String service) {
        return Stream.concat(Stream.of(service), SHARED.stream()).toList();
    }

    private static Set<String> made(Sources house, List<String> modules) {
        return house.under("src/main/java").stream()
                .filter(file -> modules.contains(house.shortName(file).split("/", 2)[0]))
                .filter(file -> !file.endsWith("ApiDocument.java"))
                .map(Sources::read)
                .flatMap(ProblemTypesTest::types)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> types(String code) {
        Stream<String> named = MADE.matcher(code)
                .results()
                .flatMap(made -> NAMED.matcher(made.group(1)).results())
                .map(found -> found.group(1));
        Stream<String> whole =
                WHOLE.matcher(code).results().map(found -> found.group(1) == null ? found.group(2) : found.group(1));
        return Stream.concat(named, whole);
    }

    /** Their types are made of the reasons; that there is no such patient is told as everywhere. */
    private static Set<String> ofMerges(Sources house) {
        String reasons = read(house, "booking-service/src/main/java/clinic/booking/patient/NotOne.java");
        return WHY.matcher(reasons)
                .results()
                .map(found -> found.group(1))
                .filter(why -> !why.equals("NO_SUCH_PATIENT"))
                .map(why -> "merge-" + why.toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toSet());
    }

    private static Set<String> described(Sources house) {
        return ROW.matcher(read(house, "docs/api.md"))
                .results()
                .flatMap(row -> Stream.of(row.group(1).split(", ", -1)))
                .map(type -> type.replace("`", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> documented(Sources house, String document) {
        return NAMED.matcher(read(house, document))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static String read(Sources house, String file) {
        return Sources.read(house.repository().resolve(file));
    }
}
