package clinic.content.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** LIX: words per sentence, and how many of a hundred words are longer than six letters. */
class ReadabilityTest {

    private static final Set<String> NOT_PROSE = Set.of(
            "id",
            "locale",
            "approver",
            "sources",
            "slug",
            "synonyms",
            "codes",
            "words",
            "picture",
            "direction",
            "variants",
            "form",
            "kind",
            "suitedTreatments",
            "bookable",
            "level",
            "evidence");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");

    @ParameterizedTest
    @MethodSource("swedishFiles")
    void swedishIsEasyToRead(Resource file) throws IOException {
        try (var in = file.getInputStream()) {
            assertThat(lix(prose(YAMLMapper.shared().readTree(in))))
                    .as("LIX of %s", file.getFilename())
                    .isLessThanOrEqualTo(40);
        }
    }

    @Test
    void officialSwedishIsSeenAsHard() {
        assertThat(lix(List.of("Verksamhetsansvarig handläggare ombesörjer vederbörlig dokumentation beträffande "
                        + "behandlingsinsatser, uppföljningsrutiner och kvalitetssäkringsåtgärder.")))
                .isGreaterThan(60);
    }

    @Test
    void lixIsCountedAsItsDefinitionSays() {
        // Eight words in two sentences, two of them long.
        assertThat(lix(List.of("Rör dig lite varje dag. Promenader hjälper benet.")))
                .isEqualTo(8 / 2.0 + 100 * 2 / 8.0);
    }

    static Stream<Resource> swedishFiles() throws IOException {
        return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:content/*/*.sv.yaml"));
    }

    private static double lix(List<String> prose) {
        // A title or a point of a list ends a sentence though it has no full stop.
        var sentences = prose.stream()
                .flatMap(text -> Pattern.compile("(?<=[.!?:])\\s+").splitAsStream(text))
                .count();
        var words = prose.stream()
                .flatMap(text ->
                        Pattern.compile("[\\p{L}\\p{N}/-]+").matcher(text).results())
                .toList();
        var longOnes = words.stream().filter(word -> word.group().length() > 6).count();
        return (double) words.size() / sentences + 100.0 * longOnes / words.size();
    }

    private static List<String> prose(JsonNode node) {
        var texts = new ArrayList<String>();
        if (node.isString() && !ID.matcher(node.stringValue()).matches()) {
            texts.add(node.stringValue());
        } else if (node.isObject()) {
            node.properties().stream()
                    .filter(field -> !NOT_PROSE.contains(field.getKey()))
                    .forEach(field -> texts.addAll(prose(field.getValue())));
        } else {
            node.forEach(child -> texts.addAll(prose(child)));
        }
        return texts;
    }
}
