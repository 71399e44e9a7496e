package clinic.content.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** No scare, no promise: words that stand in no text of the clinic. */
class WordsTest {

    private static final Map<String, List<String>> FORBIDDEN = Map.of(
            "sv",
            List.of(
                    "garanter\\w*",
                    "botar?",
                    "botad\\w*",
                    "mirak\\w*",
                    "undergör\\w*",
                    "smärtfri\\w*",
                    "helt ofarlig\\w*",
                    "alltid hjälper",
                    "utsliten",
                    "utslitna",
                    "utslitet",
                    "ben mot ben",
                    "ur led",
                    "ur läge",
                    "förslitning\\w*",
                    "invalid\\w*",
                    "krympling\\w*",
                    "tickande bomb",
                    "du måste",
                    "lorem",
                    "todo"),
            "en",
            List.of(
                    "guarantee\\w*",
                    "cures?",
                    "cured",
                    "miracle\\w*",
                    "pain-free",
                    "completely harmless",
                    "always helps",
                    "worn out",
                    "wear and tear",
                    "bone on bone",
                    "out of place",
                    "cripple\\w*",
                    "ticking bomb",
                    "you must",
                    "lorem",
                    "todo"));

    @ParameterizedTest
    @MethodSource("files")
    void noTextScaresOrPromises(Resource file) throws IOException {
        assertThat(forbidden(
                        languageOf(file),
                        file.getContentAsString(StandardCharsets.UTF_8).replaceAll("\\s+", " ")))
                .as(file.getFilename())
                .isEmpty();
    }

    /** What YAML needs must not reach the reader. */
    @ParameterizedTest
    @MethodSource("files")
    void noTextShowsTheMarksOfItsFile(Resource file) throws IOException {
        try (var in = file.getInputStream()) {
            assertThat(texts(YAMLMapper.shared().readTree(in)))
                    .as(file.getFilename())
                    .allSatisfy(text -> assertThat(text).doesNotContain("\"", "\\", "  ", "\n"));
        }
    }

    @Test
    void promiseIsSeenAcrossInflectionAndCase() {
        assertThat(forbidden("sv", "Vi Garanterar att du blir smärtfri.")).hasSize(2);
        assertThat(forbidden("en", "It is bone on bone.")).hasSize(1);
        assertThat(forbidden("sv", "Vi gör en plan i botten.")).isEmpty();
    }

    static Stream<Resource> files() throws IOException {
        return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:content/*/*.yaml"))
                .filter(file -> FORBIDDEN.containsKey(languageOf(file)));
    }

    private static List<String> texts(JsonNode node) {
        return node.isString()
                ? List.of(node.stringValue())
                : node.valueStream().flatMap(child -> texts(child).stream()).toList();
    }

    private static String languageOf(Resource file) {
        var name = String.valueOf(file.getFilename()).split("\\.");
        return name[name.length - 2];
    }

    private static List<String> forbidden(String language, String text) {
        var words = String.join("|", FORBIDDEN.getOrDefault(language, List.of()));
        return Pattern.compile("(?<![\\p{L}])(?:" + words + ")(?![\\p{L}])", Pattern.UNICODE_CHARACTER_CLASS)
                .matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(found -> found.group())
                .toList();
    }
}
