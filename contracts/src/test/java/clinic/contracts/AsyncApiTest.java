package clinic.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.Topic.Reader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of all topics tells the truth about {@link Topic} and {@link Events}. */
class AsyncApiTest {

    private final JsonNode document;

    AsyncApiTest() throws IOException {
        document = new ObjectMapper(new YAMLFactory()).readTree(Events.asyncApi());
    }

    @Test
    void itNamesExactlyOurTopicsWithTheirSettings() {
        assertThat(document.path("channels").findValuesAsText("address"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Topic.values()).map(Topic::id).toList());
        for (Topic topic : Topic.values()) {
            JsonNode channel = channel(topic);
            JsonNode kafka = channel.path("bindings").path("kafka");
            JsonNode settings = kafka.path("topicConfiguration");
            assertThat(kafka.path("topic").asText()).isEqualTo(topic.id());
            assertThat(kafka.path("partitions").asInt()).isEqualTo(Topic.PARTITIONS);
            assertThat(settings.path("cleanup.policy").path(0).asText())
                    .isEqualTo(topic.compacted() ? "compact" : "delete");
            if (topic.retention() == null) {
                assertThat(settings.path("max.compaction.lag.ms").asLong())
                        .isEqualTo(Topic.COMPACTED_WITHIN.toMillis());
                assertThat(settings.path("delete.retention.ms").asLong()).isEqualTo(Topic.TOMBSTONES_KEPT.toMillis());
            } else {
                assertThat(settings.path("retention.ms").asLong())
                        .isEqualTo(topic.retention().toMillis());
            }
            Map<String, String> deadLetters = new TreeMap<>();
            channel.path("x-dead-letters")
                    .properties()
                    .forEach(entry ->
                            deadLetters.put(entry.getKey(), entry.getValue().asText()));
            assertThat(deadLetters)
                    .isEqualTo(topic.readers().stream().collect(Collectors.toMap(Reader::group, topic::deadLetters)));
        }
    }

    @Test
    void itPutsEveryEventOnItsTopicAndPointsToItsSchema() {
        for (Topic topic : Topic.values()) {
            Set<String> events = new TreeSet<>();
            channel(topic).path("messages").fieldNames().forEachRemaining(events::add);
            assertThat(events)
                    .isEqualTo(Events.ALL.stream()
                            .filter(event -> Events.type(event).topic() == topic)
                            .map(Class::getSimpleName)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        JsonNode messages = document.path("components").path("messages");
        assertThat(messages).hasSize(Events.ALL.size());
        for (Class<? extends Event> event : Events.ALL) {
            JsonNode message = messages.path(event.getSimpleName());
            String type = Events.type(event).value();
            assertThat(message.path("name").asText()).isEqualTo(type);
            assertThat(message.at("/payload/schema/$ref").asText()).isEqualTo("./schemas/" + type + ".schema.json");
        }
    }

    @Test
    void itSaysWhoReadsWhat() {
        Set<String> operations = new TreeSet<>();
        document.path("operations").fieldNames().forEachRemaining(operations::add);
        Set<String> expected = new TreeSet<>();
        document.path("channels").properties().forEach(channel -> {
            String topic = channel.getValue().path("address").asText();
            expected.add(topic.substring(0, topic.indexOf('.')) + "-announces-" + channel.getKey());
            Arrays.stream(Topic.values())
                    .filter(known -> known.id().equals(topic))
                    .flatMap(known -> known.readers().stream())
                    .forEach(reader -> expected.add(reader.group() + "-takes-" + channel.getKey()));
        });
        assertThat(operations).isEqualTo(expected);
    }

    @Test
    void everyReferenceInsideItLeadsSomewhere() {
        assertThat(document.findValuesAsText("$ref")).isNotEmpty();
        document.findValuesAsText("$ref").stream()
                .filter(reference -> reference.startsWith("#"))
                .forEach(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    private JsonNode channel(Topic topic) {
        for (JsonNode channel : document.path("channels")) {
            if (channel.path("address").asText().equals(topic.id())) {
                return channel;
            }
        }
        throw new AssertionError("No channel for " + topic.id());
    }
}
