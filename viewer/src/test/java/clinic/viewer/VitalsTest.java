package clinic.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

@LocalViewer
@TestPropertySource(properties = "spring.test.metrics.export=true")
class VitalsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JsonMapper json;

    @Test
    @DisplayName("Scenario 40: the actuator shows health, release and figures, and nothing else")
    void actuatorShowsThreeThings() {
        assertThat(json.readTree(get("/actuator")).path("_links").propertyNames())
                .containsExactlyInAnyOrder("self", "health", "health-path", "info", "prometheus");
    }

    @Test
    void itLivesAndIsReadyByItself() {
        assertThat(get("/actuator/health/liveness")).contains("\"status\":\"UP\"");
        assertThat(get("/actuator/health/readiness")).contains("\"status\":\"UP\"");
        assertThat(get("/actuator/prometheus")).contains("jvm_memory_used_bytes");
    }

    private String get(String path) {
        return String.valueOf(RestClient.create("http://localhost:" + port)
                .get()
                .uri(path)
                .retrieve()
                .body(String.class));
    }
}
