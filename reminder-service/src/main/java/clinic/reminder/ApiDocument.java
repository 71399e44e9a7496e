package clinic.reminder;

import clinic.doors.DocumentedApi;
import clinic.doors.StaffPass;
import clinic.doors.StrictJson;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What {@code /openapi/reminder} says beside what is read off the controllers. */
@Configuration(proxyBeanMethods = false)
@Import({DocumentedApi.class, StrictJson.class})
class ApiDocument {

    /** By which a patient is known here: the rest of what they are sent. */
    private static final String LINK = "message-link";

    private static final String OF_PATIENTS = "/api/check-in";

    @Bean
    OpenAPI reminderApi() {
        return new OpenAPI()
                .components(new Components()
                        .addSecuritySchemes(
                                LINK,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("The last part of the link in a message to the patient.")))
                .info(new Info().title("Messages").version("1").description("""
                        What patients are told, when, by which channel, and what became of it: for staff. And the \
                        check-ins after a visit, for the patient's own program. Nobody reads answers to these at the \
                        moment they are sent. Fields that are not known are refused by name. Within this version only \
                        optional fields are added."""));
    }

    @Bean
    OpenApiCustomizer whoCallsAndWhatIsRefused(DocumentedApi common) {
        return document -> {
            common.complete(document, StaffPass.COOKIE, problem());
            document.getPaths().forEach((path, item) -> {
                if (path.startsWith(OF_PATIENTS)) {
                    item.readOperations()
                            .forEach(operation -> operation.addSecurityItem(new SecurityRequirement().addList(LINK)));
                }
            });
        };
    }

    private static Schema<?> problem() {
        return DocumentedApi.problem(
                        "invalid-input",
                        "body-too-long",
                        "not-signed-in",
                        "not-let-in",
                        "not-allowed",
                        "other-origin",
                        "not-found",
                        "changed-meanwhile",
                        "follow-up-refused",
                        "check-in-closed",
                        "code-wanted",
                        "nowhere-to-send",
                        "too-often",
                        "answers-not-kept",
                        "words-not-for-everyone")
                .addProperty("version", new IntegerSchema().description("With `changed-meanwhile`: the one it has."))
                .addProperty(
                        "why",
                        new StringSchema()
                                .description(
                                        "With `follow-up-refused`: `no-consent`, `nothing-ahead` or `not-any-more`."
                                                + " With `check-in-closed`: `expired`, `over`, `talk-first` or `paused`."));
    }
}
