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

/** What somebody has written is words on every page, on a screen and on paper: no template lets it be markup. */
class TemplatesTest {

    private static final Pattern LETS_MARKUP_IN =
            Pattern.compile("(?:data-)?th[:-](?:utext|inline|on\\w+|style|srcdoc)\\b|\\[\\(");

    /** Data, in which {@code LinkedData} leaves nothing that ends a script. */
    private static final String LINKED_DATA = "th:utext=\"${structuredData}\"";

    @Test
    void noTemplateLetsMarkupIn() {
        Sources house = Sources.ofTheHouse();
        assertThat(templates(house)).hasSizeGreaterThan(100);
        assertThat(letsIn(house)).isEmpty();
    }

    @Test
    void templatesThatLetMarkupInAreSeen(@TempDir Path folder) throws IOException {
        write(folder, "day.html", "<th scope=\"row\" th:utext=\"${line.visit.patient}\">Lars Ek</th>");
        write(folder, "note.html", "<q>[(${task.note})]</q>");
        write(folder, "head.html", "<style th:inline=\"css\">p { color: [[${colour}]] }</style>");
        write(folder, "link.html", "<a data-th-onclick=\"${what}\">x</a>");
        write(folder, "layout.html", "<script type=\"application/ld+json\" " + LINKED_DATA + ">{}</script>");
        write(folder, "plain.html", "<p th:text=\"${words[0]}\" th:title=\"(x)\">[[${words}]]</p>");

        assertThat(letsIn(new Sources(folder)))
                .containsExactly(
                        "a-service/src/main/resources/templates/day.html: th:utext",
                        "a-service/src/main/resources/templates/head.html: th:inline",
                        "a-service/src/main/resources/templates/link.html: data-th-onclick",
                        "a-service/src/main/resources/templates/note.html: [(");
    }

    private static List<String> letsIn(Sources house) {
        return templates(house).stream()
                .flatMap(template -> letsIn(house.shortName(template), Sources.read(template)))
                .toList();
    }

    private static Stream<String> letsIn(String name, String template) {
        return LETS_MARKUP_IN
                .matcher(template.replace(LINKED_DATA, ""))
                .results()
                .map(found -> name + ": " + found.group());
    }

    private static List<Path> templates(Sources house) {
        return house.under("src/main/resources/templates").stream()
                .filter(file -> file.toString().endsWith(".html"))
                .toList();
    }

    private static void write(Path house, String name, String words) throws IOException {
        Path template = house.resolve("a-service/src/main/resources/templates").resolve(name);
        Files.createDirectories(template.getParent());
        Files.writeString(template, words);
    }
}
