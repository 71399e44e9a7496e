package clinic.content.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Holds what an article must say, as {@code docs/content/<folder>-inventory.md} lists it, against what it says. */
class InventoryTest {

    private static final Path CONTENT = Path.of("src/main/resources/content");
    private static final Path INVENTORIES = Path.of("../docs/content");

    /** A line of the table. */
    private record Fact(String folder, String fact, String place, Map<String, String> quotations) {
        @Override
        public String toString() {
            return folder + ": " + fact;
        }
    }

    @ParameterizedTest
    @MethodSource("facts")
    void factStandsWhereTheInventorySays(Fact fact) {
        fact.quotations()
                .forEach((language, quotation) -> assertThat(texts(place(fact, language)))
                        .as("%s, %s in %s", fact, fact.place(), language)
                        .anySatisfy(text -> assertThat(text).contains(quotation)));
    }

    @Test
    void allTenHeadingsHaveFacts() {
        assertThat(facts().map(Fact::folder).distinct()).isNotEmpty();
        assertThat(facts()).hasSizeGreaterThan(90);
    }

    static Stream<Fact> facts() {
        try (var files = Files.list(INVENTORIES)) {
            return files.filter(file -> file.toString().endsWith("-inventory.md")).toList().stream()
                    .flatMap(InventoryTest::facts);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Fact> facts(Path file) {
        var folder = file.getFileName().toString().replace("-inventory.md", "");
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.split("\\s*\\|\\s*", -1))
                    .filter(cells -> cells.length == 7 && cells[3].startsWith("`"))
                    .map(cells -> new Fact(
                            folder, cells[2], cells[3].replace("`", ""), Map.of("sv", cells[4], "en", cells[5])));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode place(Fact fact, String language) {
        var steps = fact.place().split(": ", 2);
        var item = YAMLMapper.shared().readTree(file(fact.folder(), steps[0] + "." + language + ".yaml"));
        if (steps.length == 1) {
            return item;
        }
        if (item.has(steps[1])) {
            return item.get(steps[1]);
        }
        var found = new ArrayList<JsonNode>();
        collect(item, steps[1], found);
        assertThat(found).as("%s in %s", fact.place(), language).isNotEmpty();
        return found.getFirst();
    }

    /** The article's own folder first: every condition has a file of the same name. */
    private static Path file(String folder, String name) {
        var own = CONTENT.resolve(folder).resolve(name);
        if (Files.exists(own)) {
            return own;
        }
        try (var files = Files.walk(CONTENT)) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow(() -> new AssertionError(name));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void collect(JsonNode node, String id, List<JsonNode> found) {
        var own = node.path("id").asString("");
        if (own.equals(id) || node.has("question") && id.equals("question-" + own)) {
            found.add(node);
        }
        node.forEach(child -> collect(child, id, found));
    }

    private static List<String> texts(JsonNode node) {
        var texts = new ArrayList<String>();
        if (node.isString()) {
            texts.add(node.stringValue());
        }
        node.forEach(child -> texts.addAll(texts(child)));
        return texts;
    }
}
