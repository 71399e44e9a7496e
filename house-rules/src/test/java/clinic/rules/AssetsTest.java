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
 * Browsers keep a script or a stylesheet for a year under its address. So nobody writes such an address down: it is asked
 * of {@code Assets}, which makes it from what is in the files.
 */
class AssetsTest {

    private static final String FOLDER = "src/main/resources/assets/";
    private static final String OF_ALL = "site/" + FOLDER;

    private static final Pattern WRITTEN_DOWN = Pattern.compile("/assets/\\w[^\"')\\s]*");
    private static final Pattern ASKED_FOR = Pattern.compile("\\bassets\\.at\\(['\"]([^'\"]+)['\"]\\)");

    @Test
    void noAddressIsWrittenDown() {
        Sources house = Sources.ofTheHouse();
        assertThat(sources(house)).hasSizeGreaterThan(500);
        assertThat(writtenDown(house)).isEmpty();
    }

    @Test
    void everyFileThatIsAskedForIsThere() {
        Sources house = Sources.ofTheHouse();
        assertThat(sources(house).stream()
                        .flatMap(file -> ASKED_FOR.matcher(Sources.read(file)).results()))
                .hasSizeGreaterThan(15);
        assertThat(missing(house)).isEmpty();
    }

    /** One service answers for the pages of all, and has to know their addresses as its own. */
    @Test
    void allServicesHaveTheSame() {
        assertThat(elsewhere(Sources.ofTheHouse())).isEmpty();
    }

    @Test
    void addressesThatAreWrittenDownAreSeen(@TempDir Path folder) throws IOException {
        write(folder, "a-service/src/main/resources/templates/day.html", "<link href=\"/assets/v1/css/site.css\">");
        write(folder, "a-service/src/main/java/Icon.java", "return \"redirect:/assets/9f3a/img/leaf.svg\";");
        write(folder, OF_ALL + "css/site.css", "src: url(/assets/v1/fonts/a.woff2)");
        write(folder, OF_ALL + "css/plain.css", "src: url(../fonts/a.woff2)");
        write(folder, "a-service/src/main/java/Doors.java", "everybody(\"/assets/**\")");

        assertThat(writtenDown(new Sources(folder)))
                .containsExactlyInAnyOrder(
                        "a-service/src/main/resources/templates/day.html: /assets/v1/css/site.css",
                        "a-service/src/main/java/Icon.java: /assets/9f3a/img/leaf.svg",
                        OF_ALL + "css/site.css: /assets/v1/fonts/a.woff2");
    }

    @Test
    void filesThatAreNotThereAreSeen(@TempDir Path folder) throws IOException {
        write(folder, OF_ALL + "js/day.js", "");
        write(
                folder,
                "a-service/src/main/resources/templates/day.html",
                "<script th:src=\"${assets.at('js/day.js')}\"></script><script th:src=\"${assets.at('js/dya.js')}\">");

        assertThat(missing(new Sources(folder)))
                .containsExactly("a-service/src/main/resources/templates/day.html: js/dya.js");
    }

    @Test
    void filesOfOneServiceAloneAreSeen(@TempDir Path folder) throws IOException {
        write(folder, OF_ALL + "js/day.js", "");
        write(folder, "a-service/" + FOLDER + "js/own.js", "");

        assertThat(elsewhere(new Sources(folder))).containsExactly("a-service/" + FOLDER + "js/own.js");
    }

    private static List<String> writtenDown(Sources house) {
        return sources(house).stream()
                .flatMap(file -> WRITTEN_DOWN
                        .matcher(Sources.read(file))
                        .results()
                        .map(found -> house.shortName(file) + ": " + found.group()))
                .toList();
    }

    private static List<String> missing(Sources house) {
        return sources(house).stream()
                .flatMap(file -> ASKED_FOR
                        .matcher(Sources.read(file))
                        .results()
                        .map(found -> found.group(1))
                        .filter(asset -> !Files.isRegularFile(
                                house.repository().resolve(OF_ALL).resolve(asset)))
                        .map(asset -> house.shortName(file) + ": " + asset))
                .toList();
    }

    private static List<String> elsewhere(Sources house) {
        return house.under(FOLDER).stream()
                .map(house::shortName)
                .filter(file -> !file.startsWith(OF_ALL))
                .toList();
    }

    private static List<Path> sources(Sources house) {
        return Stream.of("src/main/java", "src/main/resources")
                .flatMap(folder -> house.under(folder).stream())
                .filter(file -> file.toString().matches(".*\\.(html|java|js|css|yaml)"))
                .toList();
    }

    private static void write(Path house, String name, String words) throws IOException {
        Path file = house.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, words);
    }
}
