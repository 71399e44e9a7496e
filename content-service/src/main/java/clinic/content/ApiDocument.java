package clinic.content;

import clinic.doors.DocumentedApi;
import clinic.doors.StaffPass;
import clinic.doors.StrictJson;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.StringSchema;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What {@code /openapi/content} says beside what is read off the controllers. */
@Configuration(proxyBeanMethods = false)
@Import({DocumentedApi.class, StrictJson.class})
class ApiDocument {

    @Bean
    OpenAPI contentApi() {
        return new OpenAPI()
                .components(new Components())
                .info(new Info().title("Content").version("1").description("""
                        What the clinic has published, and for staff how it comes to be: written, reviewed, approved by \
                        another clinician, published, withdrawn. Words are in Swedish, or in English with `Accept-Language: en` \
                        or `?lang=en`. Within this version only optional fields are added."""));
    }

    @Bean
    OpenApiCustomizer whatIsRefused(DocumentedApi common) {
        return document -> common.complete(
                document,
                StaffPass.COOKIE,
                DocumentedApi.problem(
                                "invalid-input",
                                "body-too-long",
                                "not-signed-in",
                                "not-allowed",
                                "own-words",
                                "other-origin",
                                "not-found",
                                "changed-meanwhile",
                                "content-refused")
                        .addProperty(
                                "why",
                                new StringSchema()
                                        .description("With `content-refused`: `not-in-this-state`, `under-way`,"
                                                + " `not-whole` or `used-by-a-plan`.")));
    }
}
