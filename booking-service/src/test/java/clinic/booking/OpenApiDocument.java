package clinic.booking;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the API says of itself, and whether an answer keeps to it. */
final class OpenApiDocument {

    /** A method and the path of its route, with its variables in braces. */
    record Route(String method, String path) {}

    private final JsonNode document;

    OpenApiDocument(JsonNode document) {
        this.document = document;
        closed(document.path("components").path("schemas"));
    }

    /** Routes that the document does not tell of. */
    List<Route> undocumented(Collection<Route> routes) {
        return routes.stream().filter(route -> operation(route).isMissingNode()).toList();
    }

    /** What an answer says that the document does not, or leaves out that it promises. */
    List<String> faults(Route route, int status, String contentType, String body) {
        JsonNode responses = operation(route).path("responses");
        JsonNode response = responses.path(Integer.toString(status));
        if (response.isMissingNode() && status < 400) {
            return List.of(route + " tells nothing of " + status);
        }
        JsonNode schema = (response.isMissingNode() ? responses.path("default") : response)
                .path("content")
                .path(contentType)
                .path("schema");
        if (schema.isMissingNode()) {
            return List.of(route + " tells nothing of " + status + " as " + contentType);
        }
        ObjectNode whole = schema.deepCopy().asObject();
        whole.set("components", document.path("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole.toString(), InputFormat.JSON)
                .validate(body, InputFormat.JSON)
                .stream()
                .map(fault -> route + ": " + fault.getMessage())
                .toList();
    }

    private JsonNode operation(Route route) {
        return document.path("paths").path(route.path()).path(route.method().toLowerCase(java.util.Locale.ROOT));
    }

    /** Clients may ignore fields they do not know; a test may not. */
    private static void closed(JsonNode node) {
        if (node instanceof ObjectNode schema && schema.has("properties") && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
        new ArrayList<>(node.values()).forEach(OpenApiDocument::closed);
    }

    Optional<String> title() {
        return Optional.of(document.path("info").path("title").asString());
    }
}
