package clinic.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A process without a database, among libraries that know of one. */
@ExtendWith(OutputCaptureExtension.class)
class StartIT {

    @Test
    void nothingIsMissedThatAServiceWithoutADatabaseNeverHad(CapturedOutput output) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient();
                var gateway = new SpringApplicationBuilder(Gateway.class)
                        .run(
                                "--server.port=0",
                                "--management.server.port=0",
                                "--clinic.booking-url=http://127.0.0.1:1",
                                "--clinic.content-url=http://127.0.0.1:1",
                                "--clinic.reminder-url=http://127.0.0.1:1")) {
            assertThat(gateway.isActive()).isTrue();
            URI viewer = URI.create("http://localhost:"
                    + gateway.getEnvironment().getProperty("local.server.port") + "/local/messages");
            assertThat(http.send(HttpRequest.newBuilder(viewer).build(), BodyHandlers.discarding())
                            .statusCode())
                    .as("what the demo shows is of the demo alone")
                    .isEqualTo(404);
        }
        assertThat(output).doesNotContain("TypeNotPresentException", "Failed to introspect");
    }
}
