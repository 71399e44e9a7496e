package clinic.rules;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.plantedleft.Left;
import clinic.booking.plantedright.Right;
import clinic.contracts.Event;
import clinic.contracts.Events;
import clinic.contracts.Topic;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** docs/architecture.md and its pictures are drawn from the code, and fail here once the code has moved on. */
class ArchitectureTest {

    private static final String DRAW = "clinic.pictures";
    private static final List<String> SERVICES = List.of("booking", "reminder", "content");
    private static final Path DOCS = Sources.ofTheHouse().repository().resolve("docs");

    @Test
    void picturesAreThoseOfTheCode() throws IOException {
        Map<Path, String> drawn = drawn();
        if (System.getProperty(DRAW, "").equals("draw")) {
            for (Map.Entry<Path, String> picture : drawn.entrySet()) {
                Files.writeString(picture.getKey(), picture.getValue());
            }
        }
        assertThat(stale(drawn))
                .as("stale; draw them again with -D%s=draw, as docs/architecture.md says", DRAW)
                .isEmpty();
    }

    @Test
    void aPictureThatCodeHasLeftBehindIsSeen() {
        Map<Path, String> drawn = drawn();
        Path matrix = DOCS.resolve("pictures/booking-features.svg");
        drawn.compute(matrix, (file, svg) -> svg + "<rect/>");
        drawn.put(DOCS.resolve("pictures/of-nothing.svg"), "<svg/>");

        assertThat(stale(drawn)).contains("booking-features.svg", "of-nothing.svg");
    }

    @Test
    void aCycleWouldStandBelowTheDiagonal() {
        FeatureMatrix matrix =
                FeatureMatrix.of("booking", new ClassFileImporter().importClasses(Left.class, Right.class));

        assertThat(matrix.order()).containsExactly("plantedleft", "plantedright");
        assertThat(matrix.svg()).contains("#b3261e", "plantedright uses plantedleft");
    }

    @Test
    void noFeatureStandsBelowWhatItUses() {
        SERVICES.forEach(
                service -> assertThat(FeatureMatrix.of(service, House.classes()).svg())
                        .as(service)
                        .doesNotContain("#b3261e"));
    }

    private static List<String> stale(Map<Path, String> drawn) {
        return drawn.entrySet().stream()
                .filter(picture -> !Files.exists(picture.getKey())
                        || !Sources.read(picture.getKey()).equals(picture.getValue()))
                .map(picture -> picture.getKey().getFileName().toString())
                .toList();
    }

    private static Map<Path, String> drawn() {
        Map<Path, String> drawn = new LinkedHashMap<>();
        SERVICES.forEach(service -> drawn.put(
                DOCS.resolve("pictures/" + service + "-features.svg"),
                FeatureMatrix.of(service, House.classes()).svg()));
        drawn.put(
                DOCS.resolve("architecture.md"),
                page(Modules.of(Sources.ofTheHouse().repository())));
        return drawn;
    }

    private static String page(Modules modules) {
        return """
                # Architecture, drawn from the code
                Nobody writes this page: `ArchitectureTest` in the [house rules](../house-rules) draws it from the poms, the
                contracts and the compiled classes, and fails when it is stale. To draw it again:

                    ./mvnw -pl house-rules -am verify -Dtest=ArchitectureTest -Dclinic.pictures=draw \\
                        -Dit.test=none -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false

                [A booking's way through it](tour.md) · [decisions](decisions) · [services](services)

                ## Who tells whom
                Services share no database. What one of them has to tell, it tells on a topic, and whoever reads it keeps what
                it needs.

                ```mermaid
                flowchart LR
                %s```

                | Topic | Told by | Tells | Read by |
                |---|---|---|---|
                %s
                ## Modules
                An arrow leads from a module to what it needs while it runs; what comes along with that is left out.

                ```mermaid
                flowchart TD
                %s```

                | Module | |
                |---|---|
                %s
                ## Features of each service
                A feature is a package. Each uses only those below it, so all marks lie above the diagonal.

                %s""".formatted(
                        arrowsOfTopics(),
                        Arrays.stream(Topic.values()).map(ArchitectureTest::row).collect(joining()),
                        arrowsOf(modules),
                        modules.purposes().entrySet().stream()
                                .map(module -> "| [`%s`](../%s) | %s |%n"
                                        .formatted(module.getKey(), module.getKey(), module.getValue()))
                                .collect(joining()),
                        SERVICES.stream()
                                        .map(service ->
                                                "![Features of %s-service and which uses which](pictures/%s-features.svg)%n%n"
                                                        .formatted(service, service))
                                        .collect(joining())
                                        .stripTrailing()
                                + "\n");
    }

    private static String arrowsOfTopics() {
        StringBuilder arrows = new StringBuilder();
        for (Topic topic : Topic.values()) {
            String node = topic.name().toLowerCase(Locale.ROOT) + "-topic";
            arrows.append("    %s([%s])%n".formatted(node, topic.id()));
            tellers(topic).forEach(teller -> arrows.append("    %s --> %s%n".formatted(teller, node)));
            readers(topic).forEach(reader -> arrows.append("    %s --> %s%n".formatted(node, reader)));
        }
        return arrows.toString();
    }

    private static String row(Topic topic) {
        return "| `%s` | %s | %s | %s |%n"
                .formatted(
                        topic.id(),
                        String.join(", ", tellers(topic)),
                        events(topic).stream()
                                .map(event -> "`" + Events.type(event).value() + "`")
                                .collect(joining(", ")),
                        String.join(", ", readers(topic)));
    }

    private static List<Class<? extends Event>> events(Topic topic) {
        return Events.ALL.stream()
                .filter(event -> Events.type(event).topic() == topic)
                .toList();
    }

    /** An event lies in the package of whoever tells it. */
    private static Set<String> tellers(Topic topic) {
        Set<String> tellers = new TreeSet<>();
        events(topic)
                .forEach(event -> tellers.add(
                        event.getPackageName().substring(event.getPackageName().lastIndexOf('.') + 1) + "-service"));
        return tellers;
    }

    private static Set<String> readers(Topic topic) {
        Set<String> readers = new TreeSet<>();
        topic.readers().forEach(reader -> readers.add(reader.group() + "-service"));
        return readers;
    }

    private static String arrowsOf(Modules modules) {
        StringBuilder arrows = new StringBuilder();
        Map<String, Set<String>> direct = modules.direct();
        modules.running().forEach(module -> {
            arrows.append("    %s%n".formatted(module));
            direct.getOrDefault(module, Set.of())
                    .forEach(needed -> arrows.append("    %s --> %s%n".formatted(module, needed)));
        });
        return arrows.toString();
    }
}
