package clinic.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A process without a database, among libraries that know of one. */
@ExtendWith(OutputCaptureExtension.class)
class StartIT {

    @Test
    void nothingIsMissedThatAServiceWithoutADatabaseNeverHad(CapturedOutput output) {
        try (var gateway = new SpringApplicationBuilder(Gateway.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--clinic.booking-url=http://127.0.0.1:1",
                        "--clinic.content-url=http://127.0.0.1:1",
                        "--clinic.reminder-url=http://127.0.0.1:1")) {
            assertThat(gateway.isActive()).isTrue();
        }
        assertThat(output).doesNotContain("TypeNotPresentException", "Failed to introspect");
    }
}
