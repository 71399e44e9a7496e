package clinic.doors;

import clinic.contracts.booking.StaffRole;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * What the document of an API says beside what is read off the controllers, the same in every service: which staff may
 * call what, and how every refusal looks.
 */
@Configuration(proxyBeanMethods = false)
@Import(RequiredFields.class)
public class DocumentedApi {

    private static final String SIGNED_IN = "signed-in";
    private static final String PROBLEM = "Problem";

    private final Doors doors;

    DocumentedApi(Doors doors) {
        this.doors = doors;
    }

    /**
     * Completes every operation.
     *
     * @param cookie by which the service knows whoever has signed in
     * @param problem as {@link #problem} makes it, with what some types tell besides
     */
    public void complete(OpenAPI document, String cookie, Schema<?> problem) {
        document.getComponents()
                .addSchemas(PROBLEM, problem)
                .addSecuritySchemes(
                        SIGNED_IN,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.COOKIE)
                                .name(cookie)
                                .description("Of staff who have signed in; it counts when a page of the clinic's own"
                                        + " sent the request. A call is for the roles that are named with it."));
        document.getPaths()
                .forEach((route, item) -> item.readOperations().forEach(operation -> {
                    operation.getResponses().addApiResponse("default", refusal());
                    Set<StaffRole> roles = doors.rolesAt(route);
                    if (!roles.isEmpty()) {
                        operation.addSecurityItem(signedIn(roles));
                    }
                }));
    }

    /** For staff who have signed in and have one of these roles. */
    public static SecurityRequirement signedIn(Set<StaffRole> roles) {
        return new SecurityRequirement()
                .addList(SIGNED_IN, roles.stream().sorted().map(StaffRole::name).toList());
    }

    /**
     * RFC 9457.
     *
     * @param types what stands behind {@code urn:clinic:problem:}
     */
    public static Schema<?> problem(String... types) {
        String named = Stream.of(types).map(type -> "`" + type + "`").collect(Collectors.joining(", "));
        return new ObjectSchema()
                .description("Why a request was refused (RFC 9457). `type` never changes; the words may.")
                .addProperty(
                        "type",
                        new StringSchema()
                                .description("One of `urn:clinic:problem:` " + named
                                        + ". Left out where the status says it all."))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .description("With `invalid-input`: each field at fault.")
                                .items(new ObjectSchema()
                                        .properties(Map.of(
                                                "field", new StringSchema(),
                                                "code", new StringSchema(),
                                                "message", new StringSchema()))
                                        .required(List.of("field", "code", "message"))));
    }

    private static ApiResponse refusal() {
        return new ApiResponse()
                .description("Refused. With 429 come back after `Retry-After` seconds.")
                .addHeaderObject("Retry-After", new Header().schema(new IntegerSchema()))
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
    }
}
