package clinic.content.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
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

    private static final Set<String> LANGUAGES = Set.of("sv", "en");

    @ParameterizedTest
    @MethodSource("files")
    void noTextScaresOrPromises(Resource file) throws IOException {
        assertThat(Prose.forbidden(
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
        assertThat(Prose.forbidden("sv", "Vi Garanterar att du blir smärtfri.")).hasSize(2);
        assertThat(Prose.forbidden("en", "It is bone on bone.")).hasSize(1);
        assertThat(Prose.forbidden("sv", "Vi gör en plan i botten.")).isEmpty();
    }

    static Stream<Resource> files() throws IOException {
        return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:content/*/*.yaml"))
                .filter(file -> LANGUAGES.contains(languageOf(file)));
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
}
