package clinic.content.advice;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.content.AdvicePublished;
import clinic.contracts.content.Progress;
import clinic.contracts.content.Publication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the sample plan for sciatica says at each step, by the variant that a clinician chose and the answer given. */
class VariantsTest {

    private static final Path SCIATICA = Path.of("src/main/resources/content/sciatica");
    private static final List<String> VARIANTS = List.of("acute", "subacute", "returning");

    private final Map<UUID, Advice> advice = files().map(
                    file -> YAMLMapper.shared().readValue(read(file), Advice.class))
            .collect(Collectors.toMap(Advice::id, Function.identity()));

    /** A step of the plan, and an answer to it. */
    private record Cell(JsonNode step, Progress answer) {

        String word() {
            return answer.name().toLowerCase(Locale.ROOT);
        }
    }

    /** No mechanism and no direction were said, and nothing was opened. */
    @Test
    void variantLeavesOutWhatIsWrittenForAnother() {
        assertThat(VARIANTS.stream().flatMap(this::leftOut).collect(Collectors.joining("\n")))
                .isEqualTo("""
                        acute, day 7, same: Turn the volume down
                        acute, day 14, better: Do more, step by step
                        acute, day 14, same: Turn the volume down
                        acute, day 28, better: Do more, step by step
                        subacute, day 1, same: Hold off deep bends and heavy lifting for now
                        subacute, day 1, worse: Hold off deep bends and heavy lifting for now
                        subacute, day 3, same: Hold off deep bends and heavy lifting for now
                        subacute, day 3, worse: Hold off deep bends and heavy lifting for now
                        subacute, day 7, same: Hold off deep bends and heavy lifting for now
                        subacute, day 7, worse: Hold off deep bends and heavy lifting for now
                        returning, day 14, better: Do more, step by step
                        returning, day 28, better: Do more, step by step""");
    }

    /** Whoever answers reads something, whatever the clinician chose. */
    @Test
    void noVariantLeavesAStepEmpty() {
        assertThat(VARIANTS)
                .allSatisfy(variant -> assertThat(cells())
                        .allSatisfy(cell -> assertThat(shown(cell, Map.of("variant", variant)))
                                .as("%s, day %s, %s", variant, cell.step().path("day"), cell.word())
                                .isNotEmpty()));
    }

    private Stream<String> leftOut(String variant) {
        return cells().flatMap(cell -> {
            List<String> kept = shown(cell, Map.of("variant", variant));
            return shown(cell, Map.of()).stream()
                    .filter(title -> !kept.contains(title))
                    .map(title ->
                            "%s, day %s, %s: %s".formatted(variant, cell.step().path("day"), cell.word(), title));
        });
    }

    private List<String> shown(Cell cell, Map<String, String> said) {
        return cell.step()
                .path("advice")
                .valueStream()
                .filter(line -> line.path("answers")
                        .valueStream()
                        .anyMatch(answer -> answer.asString().equals(cell.word())))
                .map(line -> advice.get(UUID.fromString(line.path("advice").asString())))
                .filter(one -> published(one).suits(null, said, cell.answer()))
                .map(Advice::title)
                .toList();
    }

    private static AdvicePublished published(Advice advice) {
        Publication publication = new Publication(advice.id(), advice.locale(), 1, "Elin Forsgren", advice.reviewBy());
        return (AdvicePublished)
                new AdviceKind().announcement(advice, publication).orElseThrow();
    }

    private static Stream<Cell> cells() {
        return YAMLMapper.shared()
                .readTree(read(SCIATICA.resolve("follow-up-plan.zxx.yaml")))
                .path("steps")
                .valueStream()
                .flatMap(step -> Stream.of(Progress.values()).map(answer -> new Cell(step, answer)));
    }

    private static Stream<Path> files() {
        try (Stream<Path> all = Files.list(SCIATICA)) {
            return all.filter(file -> file.getFileName().toString().matches("advice-.*\\.en\\.yaml")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
