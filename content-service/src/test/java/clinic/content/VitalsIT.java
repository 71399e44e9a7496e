package clinic.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.baremachine.Outage;
import clinic.baremachine.RealInfrastructure;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** What the service tells of itself. Its pages are read from its database, so without it there is nothing to serve. */
@SpringBootTest
@AutoConfigureMockMvc
@RealInfrastructure
@ActiveProfiles("local")
@TestPropertySource(properties = "spring.test.metrics.export=true")
class VitalsIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private Outage outage;

    @Autowired
    private JsonMapper json;

    @Test
    @DisplayName("Scenario 40: the actuator shows health, release, figures and messaging, and nothing else")
    void actuatorShowsFourThings() throws Exception {
        Set<String> shown = new TreeSet<>();
        json.readTree(get("/actuator").getResponse().getContentAsString())
                .path("_links")
                .propertyNames()
                .forEach(shown::add);
        assertThat(shown)
                .containsExactlyInAnyOrder(
                        "self",
                        "health",
                        "health-path",
                        "info",
                        "prometheus",
                        "messaging",
                        "messaging-topic-partition-offset");
    }

    @Test
    void withoutItsDatabaseItLivesAndIsNotReady() {
        outage.databaseDown();
        try {
            await().atMost(SOON).until(() -> status("/actuator/health/readiness") == 503);
            assertThat(status("/actuator/health/liveness")).isEqualTo(200);
        } finally {
            outage.databaseUp();
        }
        await().atMost(SOON).until(() -> status("/actuator/health/readiness") == 200);
    }

    @Test
    void withoutKafkaItIsReady() {
        outage.kafkaDown();
        try {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(
                                    get("/actuator/health").getResponse().getContentAsString())
                            .contains("\"kafka\":\"away\""));
            assertThat(status("/actuator/health/readiness")).isEqualTo(200);
        } finally {
            outage.kafkaUp();
        }
    }

    private int status(String path) {
        return get(path).getResponse().getStatus();
    }

    private MvcTestResult get(String path) {
        return browser.get().uri(path).exchange();
    }
}
