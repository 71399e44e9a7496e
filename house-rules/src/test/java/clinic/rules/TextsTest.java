package clinic.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every text is said somewhere: one that nobody says is translated, read and kept right for nothing. */
class TextsTest {

    /** The rest of these is made of pieces, or stands in a list that is itself a text. */
    private static final List<String> MADE_OF_PIECES = List.of(
            "fault.location-",
            "fault.practitioner-",
            "fault.text-longer-than-",
            "imports.fault.closed-",
            "mail.staff-",
            "problem.merge-",
            "rules.when.",
            "safety.",
            "sms.answer-",
            "templates.name.");

    /** Said by {@code parts :: calling-us} in place of the one that names a number, where the clinic has none. */
    private static final String WITHOUT_A_NUMBER = ".plain";

    @Test
    void everyTextIsSaid() {
        Sources house = Sources.ofTheHouse();
        assertThat(texts(house)).hasSizeGreaterThan(20);
        assertThat(unsaid(house)).isEmpty();
    }

    @Test
    void textsThatNobodySaysAreSeen(@TempDir Path folder) throws IOException {
        write(folder, "resources/messages/desk_sv.properties", """
                desk.title=Disk
                desk.help=Ring {0}
                desk.help.plain=Ring oss
                desk.state.COMING=Kommer
                desk.state.GONE=Har gått
                desk.state.FLOWN=Har flugit
                desk.deed.time-blocked=Spärrade en tid
                desk.state.COMING,GONE=Kommer och går
                desk.print=Skriv ut
                safety.fever-ill=Har du feber?
                """);
        write(folder, "resources/messages/desk_en.properties", "desk.only-here=The other file says what is missing\n");
        write(folder, "resources/templates/desk.html", """
                <h1 th:text="#{desk.title}">Disk</h1><p th:text="#{|desk.state.${state}|}">Kommer</p>
                <p th:replace="~{parts :: calling-us('desk.help')}">Ring</p>""");
        write(
                folder,
                "java/a/Desk.java",
                "enum Desk { COMING, GONE, TIME_BLOCKED; String key = \"desk.deed.\" + name(); }");

        assertThat(unsaid(new Sources(folder)))
                .containsExactly(
                        "a-service/src/main/resources/messages/desk_sv.properties: desk.print",
                        "a-service/src/main/resources/messages/desk_sv.properties: desk.state.FLOWN");
    }

    private static List<String> unsaid(Sources house) {
        Said said = Said.in(house);
        return texts(house).stream()
                .flatMap(file ->
                        keys(file).filter(key -> !said.says(key)).map(key -> house.shortName(file) + ": " + key))
                .toList();
    }

    private static Stream<String> keys(Path file) {
        Properties texts = new Properties();
        try {
            texts.load(new StringReader(Sources.read(file)));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return texts.stringPropertyNames().stream().sorted();
    }

    private static List<Path> texts(Sources house) {
        return house.under("src/main/resources").stream()
                .filter(file -> file.toString().endsWith("_sv.properties"))
                .toList();
    }

    private static void write(Path house, String name, String words) throws IOException {
        Path file = house.resolve("a-service/src/main").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, words);
    }

    /**
     * What templates, Java and scripts say.
     *
     * @param keys whole ones, and whatever looks like one
     * @param beginnings of keys whose end comes from elsewhere
     * @param words constants also as keys have them
     */
    private record Said(Set<String> keys, Set<String> beginnings, Set<String> words) {

        private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][\\w.-]*");
        private static final Pattern BEGINNING =
                Pattern.compile("([a-z][\\w-]*(?:\\.[\\w-]+)*[.-])(?=[\"'|]|\\$\\{|__)");
        private static final Pattern WORD = Pattern.compile("\\w[\\w-]*");

        static Said in(Sources house) {
            Said said = new Said(new HashSet<>(), new HashSet<>(), new HashSet<>());
            house.under("src/main").stream()
                    .filter(file -> file.toString().matches(".*\\.(html|java|js)"))
                    .map(Sources::read)
                    .forEach(said::hear);
            return said;
        }

        private void hear(String source) {
            found(KEY, source).forEach(keys::add);
            found(BEGINNING, source).forEach(beginnings::add);
            found(WORD, source).forEach(word -> {
                words.add(word);
                words.add(word.toLowerCase(Locale.ROOT).replace('_', '-'));
            });
        }

        boolean says(String key) {
            return keys.contains(key)
                    || MADE_OF_PIECES.stream().anyMatch(key::startsWith)
                    || key.endsWith(WITHOUT_A_NUMBER)
                            && keys.contains(key.substring(0, key.length() - WITHOUT_A_NUMBER.length()))
                    || beginnings.stream()
                            .filter(key::startsWith)
                            .anyMatch(beginning -> Stream.of(
                                            key.substring(beginning.length()).split("[.,+]"))
                                    .allMatch(words::contains));
        }

        private static Stream<String> found(Pattern what, String source) {
            return what.matcher(source).results().map(hit -> hit.group());
        }
    }
}
