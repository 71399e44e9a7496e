package clinic.content.topics;

import clinic.contracts.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The AsyncAPI document, the schemas and the examples that ship with the contracts, read together. */
@Component
class Promises {

    private static final String FOLDER = "contracts/";

    private final JsonMapper json;

    Promises(JsonMapper json) {
        this.json = json;
    }

    String document() {
        return text(new ClassPathResource(FOLDER + "asyncapi.yaml"));
    }

    List<PromisedTopic> topics() {
        var document = YAMLMapper.shared().readTree(document());
        return Arrays.stream(Topic.values())
                .map(topic -> topic(topic, document))
                .toList();
    }

    private PromisedTopic topic(Topic topic, JsonNode document) {
        var channel = children(document.path("channels")).stream()
                .filter(candidate -> candidate.path("address").asString().equals(topic.id()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("asyncapi.yaml does not tell of " + topic.id()));
        var events = children(channel.path("messages")).stream()
                .map(message -> event(referred(document, message)))
                .toList();
        var retention = topic.retention();
        return new PromisedTopic(
                topic.id(),
                channel.path("description").asString(),
                channel.path("x-key").asString(),
                retention == null ? null : retention.toDays(),
                topic.readers().stream().map(Topic.Reader::group).sorted().toList(),
                topic.readers().stream().map(topic::deadLetters).sorted().toList(),
                events);
    }

    private Promise event(JsonNode message) {
        var type = message.path("name").asString();
        var schema = json.readTree(text(new ClassPathResource(FOLDER + "schemas/" + type + ".schema.json")));
        return new Promise(type, message.path("summary").asString(), new Fields(schema).all(), example(type));
    }

    /** Examples are filed by reader; for a reader of this page one of them is enough. */
    private static String example(String type) {
        try {
            var files = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:" + FOLDER + "examples/*/" + type + ".json");
            return files.length == 0 ? "" : text(files[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode referred(JsonNode document, JsonNode node) {
        var reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    private static List<JsonNode> children(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false).toList();
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
