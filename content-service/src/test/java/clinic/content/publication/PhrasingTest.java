package clinic.content.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A red flag's question can be answered without thinking twice, and a step be followed on its own. */
class PhrasingTest {

    /** "Can you not stand?": whoever cannot answers yes, or no. */
    private static final Pattern NEGATED = Pattern.compile("^\\S+ (du|you) (inte|not)\\b");

    private static final Pattern WHOLE = Pattern.compile("^\\p{Lu}.*\\.$");

    @ParameterizedTest
    @MethodSource("files")
    void noRedFlagIsAskedForWithANegation(Resource file) throws IOException {
        assertThat(questions(read(file)))
                .as(file.getFilename())
                .allSatisfy(question -> assertThat(question).doesNotContainPattern(NEGATED));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyStepIsAWholeSentence(Resource file) throws IOException {
        assertThat(steps(read(file)))
                .as(file.getFilename())
                .allSatisfy(step -> assertThat(step).matches(WHOLE));
    }

    @Test
    void bothAreFoundInTheFiles() throws IOException {
        var items = new ArrayList<JsonNode>();
        for (var file : files().toList()) {
            items.add(read(file));
        }
        assertThat(items.stream().flatMap(item -> questions(item).stream())).hasSizeGreaterThan(50);
        assertThat(items.stream().flatMap(item -> steps(item).stream())).hasSizeGreaterThan(100);
    }

    @Test
    void negationAndHalfAStepAreSeen() {
        assertThat("Kan du inte stödja på benet?").containsPattern(NEGATED);
        assertThat("Can you not stand?").containsPattern(NEGATED);
        assertThat("Har du svårt att stödja på benet?").doesNotContainPattern(NEGATED);
        assertThat("på fyra sekunder.").doesNotMatch(WHOLE);
        assertThat("Sänk långsamt").doesNotMatch(WHOLE);
    }

    static Stream<Resource> files() throws IOException {
        return WordsTest.files();
    }

    private static JsonNode read(Resource file) throws IOException {
        try (var in = file.getInputStream()) {
            return YAMLMapper.shared().readTree(in);
        }
    }

    private static List<String> questions(JsonNode item) {
        return item.path("redFlags")
                .valueStream()
                .map(flag -> flag.path("question").asString(""))
                .toList();
    }

    private static List<String> steps(JsonNode item) {
        return item.path("steps").valueStream().map(step -> step.asString("")).toList();
    }
}
