package clinic.content.followupplan;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.content.advice.Advice;
import clinic.content.condition.Condition;
import clinic.content.publication.Authored;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Plans that ship, held against what their conditions and advice say. */
class FollowUpPlanTest {

    private static final Path CONTENT = Path.of("src/main/resources/content");

    private final Map<UUID, Authored> items = new HashMap<>();

    FollowUpPlanTest() {
        files("advice-", "condition.")
                .forEach(file -> keep(
                        file, file.getFileName().toString().startsWith("advice-") ? Advice.class : Condition.class));
    }

    @Test
    void plansThatShipAskForNothingThatTheirConditionDoesNotDeclare() {
        assertThat(files("follow-up-plan."))
                .hasSizeGreaterThan(4)
                .allSatisfy(file -> assertThat(read(file, FollowUpPlan.class).lack(this::item))
                        .isEmpty());
    }

    @Test
    void adviceThatNoClinicianCouldOpenIsRefusedByName() {
        FollowUpPlan plan = read(CONTENT.resolve("sciatica/follow-up-plan.zxx.yaml"), FollowUpPlan.class);
        UUID other = read(CONTENT.resolve("neck-pain/condition.sv.yaml"), Condition.class)
                .id();
        FollowUpPlan elsewhere = new FollowUpPlan(
                plan.id(),
                plan.locale(),
                plan.version(),
                plan.approver(),
                plan.reviewBy(),
                plan.sources(),
                other,
                plan.steps());
        assertThat(elsewhere.lack(this::item))
                .hasValueSatisfying(why -> assertThat(why).contains("no switch", "asks for it"));
    }

    private Optional<Authored> item(UUID id) {
        return Optional.ofNullable(items.get(id));
    }

    private void keep(Path file, Class<? extends Authored> type) {
        Authored item = read(file, type);
        items.put(item.id(), item);
    }

    private static Stream<Path> files(String... names) {
        try (Stream<Path> all = Files.walk(CONTENT)) {
            return all
                    .filter(file -> Stream.of(names)
                            .anyMatch(name -> file.getFileName().toString().startsWith(name)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(Path file, Class<T> type) {
        try {
            return YAMLMapper.shared().readValue(Files.readString(file), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
