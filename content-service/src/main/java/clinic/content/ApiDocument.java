package clinic.content;

import clinic.doors.DocumentedApi;
import clinic.doors.StaffPass;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What {@code /openapi/content} says beside what is read off the controllers. */
@Configuration(proxyBeanMethods = false)
@Import(DocumentedApi.class)
class ApiDocument {

    @Bean
    OpenAPI contentApi() {
        return new OpenAPI()
                .components(new Components())
                .info(new Info().title("Content").version("1").description("""
                        What the clinic has published. Words are in Swedish, or in English with `Accept-Language: en` \
                        or `?lang=en`. Within this version only optional fields are added."""));
    }

    @Bean
    OpenApiCustomizer whatIsRefused(DocumentedApi common) {
        return document -> common.complete(
                document, StaffPass.COOKIE, DocumentedApi.problem("not-signed-in", "not-allowed", "other-origin"));
    }
}
