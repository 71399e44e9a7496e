package clinic.booking;

import static clinic.contracts.booking.StaffRole.ADMIN;
import static clinic.contracts.booking.StaffRole.PRACTITIONER;
import static clinic.contracts.booking.StaffRole.RECEPTIONIST;

import clinic.doors.DocumentedApi;
import clinic.doors.StrictJson;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.media.UUIDSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * What {@code /openapi/booking} says beside what is read off the controllers: who may call, how a request is repeated,
 * and how every refusal looks.
 */
@Configuration(proxyBeanMethods = false)
@Import({DocumentedApi.class, StrictJson.class})
class ApiDocument {

    private static final String ONE_VISIT = "/api/appointments/{id}";
    private static final String ONE_VISIT_OF_STAFF = "/api/staff/appointments/{id}";

    private static final String REINSTATEMENT = ONE_VISIT + "/reinstatement";

    /** Of one visit, what whoever runs the day or meets patients asks for as well as whoever has the link. */
    private static final Set<String> OF_STAFF_TOO = Set.of(
            ONE_VISIT, ONE_VISIT + "/slots", ONE_VISIT + "/reschedule", ONE_VISIT + "/cancellation", REINSTATEMENT);

    /** To let a hold start over twice is to let it start over: it is the one POST below that keeps no answer. */
    private static final String EXTENSION = "/api/holds/{id}/extension";

    /** Below these every POST is answered once; the gateway's AskOnceMore goes by the same. */
    private static final List<String> ONCE = List.of(
            "/api/holds", "/api/appointments", "/api/staff/appointments", "/api/staff/blocks", "/api/staff/setup");

    private static final String LINK = "manage-link";

    private static final String SIGN_IN = "/api/me/sign-in";

    private static final String PATIENT = "patient";

    @Bean
    OpenAPI bookingApi() {
        return new OpenAPI()
                .info(new Info().title("Booking").version("1").description("""
                                Free times, holds and visits. Times are told with the offset that holds at their \
                                location; words are in Swedish, or in English with `Accept-Language: en` or `?lang=en`. \
                                Fields that are not known are refused by name. Within this version only optional \
                                fields are added."""))
                .components(new Components()
                        .addSecuritySchemes(
                                LINK,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("The last part of the visit's `manageUrl`."))
                        .addSecuritySchemes(
                                PATIENT,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("The `token` that the step before answered with.")));
    }

    @Bean
    OpenApiCustomizer whatAllHaveInCommon(
            DocumentedApi common, @Value("${server.servlet.session.cookie.name}") String cookie) {
        return document -> {
            common.complete(document, cookie, problem());
            document.getPaths()
                    .forEach((path, item) ->
                            item.readOperationsMap().forEach((method, operation) -> complete(path, method, operation)));
        };
    }

    private static void complete(String path, HttpMethod method, Operation operation) {
        if (method == HttpMethod.POST
                && !path.equals(EXTENSION)
                && ONCE.stream().anyMatch(path::startsWith)) {
            operation.addParametersItem(new HeaderParameter()
                    .name("Idempotency-Key")
                    .description("Made anew for each request. Repeated with it, within a day, the same request gets"
                            + " the same answer and does nothing; another request gets 422.")
                    .schema(new StringSchema().maxLength(200)));
        }
        if (path.startsWith(ONE_VISIT) && !path.equals(REINSTATEMENT)) {
            operation.addSecurityItem(new SecurityRequirement().addList(LINK));
        }
        if (OF_STAFF_TOO.contains(path)) {
            operation.addSecurityItem(DocumentedApi.signedIn(Set.of(RECEPTIONIST, PRACTITIONER, ADMIN)));
        }
        boolean asksForACode = path.equals(SIGN_IN) && method == HttpMethod.POST;
        if ((path.equals("/api/me") || path.startsWith(SIGN_IN)) && !asksForACode) {
            operation.addSecurityItem(new SecurityRequirement().addList(PATIENT));
        }
        boolean changes = method == HttpMethod.POST || method == HttpMethod.DELETE;
        if (changes && (path.startsWith(ONE_VISIT) || path.startsWith(ONE_VISIT_OF_STAFF))) {
            operation.addParametersItem(new HeaderParameter()
                    .name("If-Match")
                    .description("The `ETag` of the visit as it was seen; 412 when it has changed since.")
                    .schema(new StringSchema()));
        }
    }

    private static Schema<?> problem() {
        return DocumentedApi.problem(
                        "invalid-input",
                        "body-too-long",
                        "care-first",
                        "slot-taken",
                        "time-closed",
                        "time-taken",
                        "too-many-visits",
                        "key-reused",
                        "changed-meanwhile",
                        "too-late-to-change",
                        "no-longer-booked",
                        "visit-has-begun",
                        "step-refused",
                        "too-early",
                        "not-cancelled",
                        "not-let-in",
                        "not-proved",
                        "not-signed-in",
                        "not-allowed",
                        "prove-again",
                        "not-yours",
                        "task-taken",
                        "name-or-address-taken",
                        "last-admin",
                        "visits-touched",
                        "import-under-way",
                        "visits-ahead",
                        "merge-same-record",
                        "merge-already-merged",
                        "merge-protected-identity",
                        "merge-changed-meanwhile",
                        "merge-reason-missing",
                        "merge-reason-too-long",
                        "other-origin",
                        "staff-only",
                        "not-found",
                        "hold-ended",
                        "too-often",
                        "too-many-holds",
                        "too-many-desks",
                        "too-many-searches")
                .addProperty(
                        "alternatives",
                        new ArraySchema()
                                .description("With `slot-taken` and `time-closed`: the nearest free times.")
                                .items(new Schema<>().$ref("#/components/schemas/SlotAnswer")))
                .addProperty("version", new IntegerSchema().description("With `changed-meanwhile`: the one it has."))
                .addProperty(
                        "phone",
                        new StringSchema()
                                .description("With `too-late-to-change` and `too-many-visits`: whom to call."))
                .addProperty(
                        "touches",
                        new ArraySchema()
                                .description("With `visits-touched`: what the change means for visits that are booked.")
                                .items(new ObjectSchema()
                                        .addProperty("kind", new StringSchema())
                                        .addProperty("visits", new IntegerSchema())
                                        .addProperty("first", new StringSchema().format("date-time"))
                                        .addProperty("last", new StringSchema().format("date-time"))))
                .addProperty(
                        "visits",
                        new ArraySchema()
                                .description(
                                        "With `visits-touched`: those left outside; send their ids back as `shown`.")
                                .items(new ObjectSchema()
                                        .addProperty("id", new UUIDSchema())
                                        .addProperty("practitioner", new UUIDSchema())
                                        .addProperty("treatment", new UUIDSchema())
                                        .addProperty("location", new UUIDSchema())
                                        .addProperty("start", new StringSchema().format("date-time"))
                                        .addProperty("end", new StringSchema().format("date-time"))))
                .addProperty(
                        "agreement",
                        new StringSchema().description("With `touches`: send it back as `agreed` to say yes to that."))
                .addProperty(
                        "care",
                        new Schema<>()
                                .$ref("#/components/schemas/CareAnswer")
                                .description("With `care-first`: what is to be shown at once."))
                .addProperty("importState", new StringSchema().description("With `import-under-way`: how far it is."))
                .addProperty("visitStatus", new StringSchema().description("What has become of the visit."));
    }
}
