package clinic.reminder;

import clinic.doors.DocumentedApi;
import clinic.doors.StaffPass;
import clinic.doors.StrictJson;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What {@code /openapi/reminder} says beside what is read off the controllers. */
@Configuration(proxyBeanMethods = false)
@Import({DocumentedApi.class, StrictJson.class})
class ApiDocument {

    @Bean
    OpenAPI reminderApi() {
        return new OpenAPI()
                .components(new Components())
                .info(new Info().title("Messages").version("1").description("""
                        What patients are told, when, by which channel, and what became of it: for staff. Fields that \
                        are not known are refused by name. Within this version only optional fields are added."""));
    }

    @Bean
    OpenApiCustomizer whoCallsAndWhatIsRefused(DocumentedApi common) {
        return document -> common.complete(
                document,
                StaffPass.COOKIE,
                DocumentedApi.problem(
                                "invalid-input",
                                "body-too-long",
                                "not-signed-in",
                                "not-allowed",
                                "other-origin",
                                "not-found",
                                "changed-meanwhile",
                                "follow-up-refused",
                                "words-not-for-everyone")
                        .addProperty(
                                "version", new IntegerSchema().description("With `changed-meanwhile`: the one it has."))
                        .addProperty(
                                "why",
                                new StringSchema()
                                        .description("With `follow-up-refused`: `no-consent`, `nothing-ahead` or"
                                                + " `not-any-more`.")));
    }
}
