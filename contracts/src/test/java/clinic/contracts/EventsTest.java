package clinic.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.Topic.Reader;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    /** An event as one of its readers gets it. */
    record Delivery(Reader reader, Class<? extends Event> event) {
        String example() {
            return Events.example(reader, event);
        }
    }

    static Stream<Delivery> deliveries() {
        return Events.ALL.stream()
                .flatMap(event ->
                        Events.type(event).topic().readers().stream().map(reader -> new Delivery(reader, event)));
    }

    static List<Class<? extends Event>> events() {
        return Events.ALL;
    }

    @Test
    void everyEventClassIsListed() throws IOException, URISyntaxException {
        Path classes = Path.of(
                Event.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            Set<Class<?>> events = files.map(classes::relativize)
                    .map(Path::toString)
                    .filter(file -> file.endsWith(".class"))
                    .map(file -> load(file.replace(".class", "").replace('/', '.')))
                    .filter(type -> type.isAnnotationPresent(EventType.class))
                    .collect(Collectors.toSet());
            assertThat(Set.<Class<?>>copyOf(Events.ALL)).isEqualTo(events);
        }
    }

    @Test
    void noFileIsLeftOverFromAnEventThatIsGone() throws IOException {
        assertThat(files("schemas"))
                .isEqualTo(Events.ALL.stream()
                        .map(event -> Events.type(event).value() + ".schema.json")
                        .collect(Collectors.toSet()));
        for (Reader reader : Reader.values()) {
            assertThat(files("examples/" + reader.group()))
                    .isEqualTo(deliveries()
                            .filter(delivery -> delivery.reader() == reader)
                            .map(delivery -> Events.type(delivery.event()).value() + ".json")
                            .collect(Collectors.toSet()));
        }
    }

    @ParameterizedTest
    @MethodSource("deliveries")
    void theExampleKeepsItsSchema(Delivery delivery) {
        assertThat(schema(delivery.event()).validate(delivery.example(), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("deliveries")
    void theExampleBecomesARecordAndTheSameJsonAgain(Delivery delivery) {
        Event event = JSON.readValue(delivery.example(), delivery.event());

        JsonNode written = JSON.valueToTree(event);
        assertThat(written).isEqualTo(JSON.readTree(delivery.example()));
        assertThat(JSON.readValue(JSON.writeValueAsString(event), delivery.event()))
                .isEqualTo(event);
        assertThat(event.key()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("events")
    void theSchemaSaysWhatTheRecordSays(Class<? extends Event> event) {
        JsonNode schema = JSON.readTree(Events.schema(event));
        assertThat(schema.path("title").asString()).isEqualTo(event.getSimpleName());
        assertThat(schema.path("$id").asString()).endsWith(Events.type(event).value() + ".schema.json");
        sameFields(event, schema, schema);
    }

    /** Within v1 an event may grow; what exists keeps its meaning. */
    @ParameterizedTest
    @MethodSource("deliveries")
    void theSchemaLetsTheEventGrowAndMissesWhatIsMissing(Delivery delivery) {
        String grown = delivery.example().replaceFirst("\\{", "{\"addedLater\":{\"by\":\"v1\"},");
        assertThat(schema(delivery.event()).validate(grown, InputFormat.JSON)).isEmpty();
        assertThat(schema(delivery.event()).validate("{}", InputFormat.JSON)).isNotEmpty();
        String badId = delivery.example().replaceFirst("\"[0-9a-f]{8}-", "\"not-a-uuid-");
        assertThat(schema(delivery.event()).validate(badId, InputFormat.JSON)).isNotEmpty();
    }

    private static void sameFields(Class<?> record, JsonNode schema, JsonNode root) {
        List<RecordComponent> components = Arrays.asList(record.getRecordComponents());
        assertThat(new TreeSet<>(schema.path("properties").propertyNames()))
                .as(record.getSimpleName())
                .isEqualTo(components.stream()
                        .map(RecordComponent::getName)
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(schema.path("required").valueStream().map(JsonNode::asString))
                .as("required in " + record.getSimpleName())
                .containsExactlyInAnyOrderElementsOf(components.stream()
                        .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .map(RecordComponent::getName)
                        .toList());
        for (RecordComponent component : components) {
            JsonNode property = schema.path("properties").path(component.getName());
            for (Class<?> part : parts(component.getGenericType())) {
                if (part.isRecord()) {
                    sameFields(part, definition(property, root), root);
                } else if (part.isEnum()) {
                    sameWords(part, property);
                }
            }
        }
    }

    private static JsonNode definition(JsonNode property, JsonNode root) {
        JsonNode reference = property.findValue("$ref");
        assertThat(reference).as("reference in " + property).isNotNull();
        return root.at(Objects.requireNonNull(reference).asString().substring(1));
    }

    private static void sameWords(Class<?> part, JsonNode property) {
        JsonNode words = property.findValue("enum");
        assertThat(words).as("enum in " + property).isNotNull();
        assertThat(Objects.requireNonNull(words).valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(part.getEnumConstants())
                        .map(constant -> JSON.valueToTree(constant).asString())
                        .toList());
    }

    private static List<Class<?>> parts(Type type) {
        List<Class<?>> parts = new ArrayList<>();
        if (type instanceof Class<?> plain) {
            parts.add(plain);
        } else if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> parts.addAll(parts(argument)));
        }
        return parts;
    }

    private static Schema schema(Class<? extends Event> event) {
        return SCHEMAS.getSchema(Events.schema(event), InputFormat.JSON);
    }

    private static Set<String> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/contracts", folder))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
