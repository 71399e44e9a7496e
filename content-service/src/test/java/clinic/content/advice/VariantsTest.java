package clinic.content.advice;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.content.condition.Condition;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the sample plans say at each step, by what a clinician said and the answer given. */
class VariantsTest {

    private static final Path CONTENT = Path.of("src/main/resources/content");
    private static final Path SCIATICA = plan("sciatica");
    private static final Path KNEE = plan("knee-osteoarthritis");
    private static final List<String> VARIANTS = List.of("acute", "subacute", "returning");

    private final Map<UUID, Advice> advice = files("advice-.*\\.en\\.yaml")
            .map(file -> YAMLMapper.shared().readValue(read(file), Advice.class))
            .collect(Collectors.toMap(Advice::id, Function.identity()));

    /** A step of the plan, and an answer to it. */
    private record Cell(JsonNode step, Progress answer) {

        String word() {
            return answer.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public String toString() {
            return "day %s, %s".formatted(step.path("day"), word());
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

    /** Any mechanism or none, and of each switch any choice or none; no step of the samples is meant to be empty. */
    @ParameterizedTest
    @MethodSource("plans")
    void whoeverAnswersReadsSomethingWhateverWasSaid(Path plan) {
        JsonNode told = YAMLMapper.shared().readTree(plan);
        assertThat(told.has("mechanism") || told.has("needs"))
                .as("a plan for some would be tried with what it is not for")
                .isFalse();
        Condition condition =
                YAMLMapper.shared().readValue(read(plan.resolveSibling("condition.en.yaml")), Condition.class);

        assertThat(mechanisms(condition)
                        .flatMap(mechanism -> everythingSaid(condition)
                                .flatMap(said -> cells(plan)
                                        .filter(cell -> shown(cell, mechanism.orElse(null), said)
                                                .isEmpty())
                                        .map(cell -> "%s %s: %s".formatted(mechanism.orElse("-"), said, cell)))))
                .isEmpty();
    }

    @Test
    void everythingIsSaidInEveryWay() {
        Condition condition =
                YAMLMapper.shared().readValue(read(SCIATICA.resolveSibling("condition.en.yaml")), Condition.class);

        assertThat(mechanisms(condition)).hasSize(4);
        assertThat(everythingSaid(condition)).hasSize(4 * 4 * 2).doesNotHaveDuplicates();
        assertThat(plans()).hasSize(5);
    }

    /** What its article says of pain that is referred: the nerve is not irritated. */
    @Test
    void nerveThatIsNotIrritatedNeedNotGlide() {
        assertThat(cells(SCIATICA).map(cell -> shown(cell, "referred-pain", Map.of())))
                .noneMatch(titles -> titles.contains("Let the nerve glide"));
        assertThat(cells(SCIATICA).map(cell -> shown(cell, "radicular-pain", Map.of())))
                .anyMatch(titles -> titles.contains("Let the nerve glide"));
    }

    /** What asks for more is not for a late stage; what keeps it going is. */
    @Test
    void lateKneeIsToldToGoOnTraining() {
        assertThat(cells(KNEE).filter(cell -> cell.answer() != Progress.WORSE))
                .allSatisfy(cell -> assertThat(shown(cell, null, Map.of("stage", "late")))
                        .as(cell.toString())
                        .contains("Train your knee, a little every week", "Find the right amount")
                        .doesNotContain("Take the next step"));
    }

    private static Stream<Optional<String>> mechanisms(Condition condition) {
        return Stream.concat(
                Stream.of(Optional.empty()),
                condition.mechanisms().stream().map(mechanism -> Optional.of(mechanism.id())));
    }

    private static Stream<Map<String, String>> everythingSaid(Condition condition) {
        Stream<Map<String, String>> said = Stream.of(Map.of());
        for (Map.Entry<String, Set<String>> one : condition.choices().entrySet()) {
            said = said.flatMap(before -> Stream.concat(
                    Stream.of(before), one.getValue().stream().map(choice -> with(before, one.getKey(), choice))));
        }
        return said;
    }

    private static Map<String, String> with(Map<String, String> before, String id, String choice) {
        Map<String, String> said = new TreeMap<>(before);
        said.put(id, choice);
        return said;
    }

    private Stream<String> leftOut(String variant) {
        return cells(SCIATICA).flatMap(cell -> {
            List<String> kept = shown(cell, null, Map.of("variant", variant));
            return shown(cell, null, Map.of()).stream()
                    .filter(title -> !kept.contains(title))
                    .map(title -> "%s, %s: %s".formatted(variant, cell, title));
        });
    }

    private List<String> shown(Cell cell, @Nullable String mechanism, Map<String, String> said) {
        return cell.step()
                .path("advice")
                .valueStream()
                .filter(line -> line.path("answers")
                        .valueStream()
                        .anyMatch(answer -> answer.asString().equals(cell.word())))
                .map(line -> advice.get(UUID.fromString(line.path("advice").asString())))
                .filter(one -> published(one).suits(mechanism, said, cell.answer()))
                .map(Advice::title)
                .toList();
    }

    private static AdvicePublished published(Advice advice) {
        Publication publication = new Publication(advice.id(), advice.locale(), 1, "Elin Forsgren", advice.reviewBy());
        return (AdvicePublished)
                new AdviceKind().announcement(advice, publication).orElseThrow();
    }

    static Stream<Path> plans() {
        return files("follow-up-plan.*\\.yaml");
    }

    private static Path plan(String folder) {
        return CONTENT.resolve(folder).resolve("follow-up-plan.zxx.yaml");
    }

    private static Stream<Cell> cells(Path plan) {
        return YAMLMapper.shared()
                .readTree(plan)
                .path("steps")
                .valueStream()
                .flatMap(step -> Stream.of(Progress.values()).map(answer -> new Cell(step, answer)));
    }

    private static Stream<Path> files(String name) {
        try (Stream<Path> all = Files.walk(CONTENT)) {
            return all.filter(file -> file.getFileName().toString().matches(name)).toList().stream();
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
