package clinic.content.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** LIX: words per sentence, and how many of a hundred words are longer than six letters. */
class ReadabilityTest {

    @ParameterizedTest
    @MethodSource("swedishFiles")
    void swedishIsEasyToRead(Resource file) throws IOException {
        try (var in = file.getInputStream()) {
            assertThat(Prose.lix(Prose.of(YAMLMapper.shared().readTree(in))))
                    .as("LIX of %s", file.getFilename())
                    .isLessThanOrEqualTo(40);
        }
    }

    @Test
    void officialSwedishIsSeenAsHard() {
        assertThat(Prose.lix(List.of("Verksamhetsansvarig handläggare ombesörjer vederbörlig dokumentation beträffande "
                        + "behandlingsinsatser, uppföljningsrutiner och kvalitetssäkringsåtgärder.")))
                .isGreaterThan(60);
    }

    @Test
    void lixIsCountedAsItsDefinitionSays() {
        // Eight words in two sentences, two of them long.
        assertThat(Prose.lix(List.of("Rör dig lite varje dag. Promenader hjälper benet.")))
                .isEqualTo(8 / 2.0 + 100 * 2 / 8.0);
    }

    static Stream<Resource> swedishFiles() throws IOException {
        return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:content/*/*.sv.yaml"));
    }
}
