package clinic.knocks;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an API says of itself, and whether requests and answers keep to it. */
public final class OpenApiDocument {

    /** A method and the path of its route, with its variables in braces. */
    public record Route(String method, String path) {}

    private final JsonNode document;

    public OpenApiDocument(JsonNode document) {
        this.document = document;
        closed(document.path("components").path("schemas"));
    }

    /** All routes under {@code /api/} that controllers name. */
    public static Set<Route> routes(Collection<? extends RequestMappingInfoHandlerMapping> mappings) {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(OpenApiDocument::routes)
                .filter(route -> route.path().startsWith("/api/"))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<Route> routes(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream()
                .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                        .map(method -> new Route(method.name(), path)));
    }

    /** Routes that the document does not tell of. */
    public List<Route> undocumented(Collection<Route> routes) {
        return routes.stream().filter(route -> operation(route).isMissingNode()).toList();
    }

    /** Of which roles staff need one; empty where the document asks nobody to sign in. */
    public Set<String> roles(Route route) {
        return operation(route)
                .path("security")
                .valueStream()
                .flatMap(way -> way.path("signed-in").valueStream())
                .map(JsonNode::asString)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What an answer says that the document does not, or leaves out that it promises. */
    public List<String> faults(Route route, HttpResponse<String> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        return faults(route, answer.statusCode(), type, answer.body());
    }

    /** The same of an answer that is told by its parts; one without a body has no type. */
    public List<String> faults(Route route, int status, String contentType, String body) {
        JsonNode responses = operation(route).path("responses");
        JsonNode response = responses.path(Integer.toString(status));
        if (response.isMissingNode() && status < 400) {
            return List.of(route + " tells nothing of " + status);
        }
        if (status < 400 && contentType.isEmpty() && body.isEmpty()) {
            return response.has("content") ? List.of(route + " promises a body with " + status) : List.of();
        }
        JsonNode schema = (response.isMissingNode() ? responses.path("default") : response)
                .path("content")
                .path(contentType)
                .path("schema");
        return schema.isMissingNode()
                ? List.of(route + " tells nothing of " + status + " as " + contentType)
                : faults(route, schema, body);
    }

    /** What a request says that the document does not know, or leaves out that it asks for. */
    public List<String> faults(Route route, String body) {
        JsonNode schema = operation(route)
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        return schema.isMissingNode() ? List.of(route + " tells of no body") : faults(route, schema, body);
    }

    private List<String> faults(Route route, JsonNode schema, String body) {
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
        return document.path("paths").path(route.path()).path(route.method().toLowerCase(Locale.ROOT));
    }

    /** Clients may ignore fields they do not know; a test may not. */
    private static void closed(JsonNode node) {
        if (node instanceof ObjectNode schema && schema.has("properties") && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
        new ArrayList<>(node.values()).forEach(OpenApiDocument::closed);
    }

    public String title() {
        return document.path("info").path("title").asString();
    }
}
