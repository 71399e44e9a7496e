package clinic.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import clinic.baremachine.Outage;
import clinic.booking.online.Browser;
import clinic.booking.online.Browser.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** What the service tells of itself when all is well and when something is away; on a database and broker of its own. */
@RealBooking
@TestPropertySource(properties = "spring.test.metrics.export=true")
class VitalsIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration AT_ONCE = Duration.ofSeconds(3);

    @LocalServerPort
    int port;

    @Autowired
    Outage outage;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("Scenario 40: the actuator shows health, release, figures and messaging, and nothing else")
    void actuatorShowsFourThings() {
        Set<String> shown = new TreeSet<>();
        json.readTree(get("/actuator").html()).path("_links").propertyNames().forEach(shown::add);

        assertThat(shown)
                .containsExactlyInAnyOrder(
                        "self",
                        "health",
                        "health-path",
                        "info",
                        "prometheus",
                        "messaging",
                        "messaging-topic-partition-offset");
        for (String closed : Set.of("env", "heapdump", "beans", "configprops", "loggers", "threaddump", "mappings")) {
            assertThat(get("/actuator/" + closed).status()).as(closed).isEqualTo(404);
        }
    }

    @Test
    void withoutKafkaItIsReadyAndSaysThatSomebodyShouldLook() {
        outage.kafkaDown();
        try {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(get("/actuator/health").html())
                            .contains("\"status\":\"DEGRADED\"", "\"kafka\":\"away\""));
            assertThat(get("/actuator/health").status()).isEqualTo(200);
            assertThat(get("/actuator/health/readiness").status()).isEqualTo(200);
            assertThat(get("/actuator/health/liveness").status()).isEqualTo(200);
            assertThat(get("/actuator/prometheus").html())
                    .contains("clinic_events_parked{topic=\"reminder.messages.v1.booking.dlq\"} NaN");
        } finally {
            outage.kafkaUp();
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(get("/actuator/health").html()).contains("\"kafka\":\"answers\""));
    }

    @Test
    void withoutItsDatabaseItLivesAndIsNotReady() {
        outage.databaseDown();
        try {
            notReadyWithinSeconds();
        } finally {
            outage.databaseUp();
        }
        await().atMost(SOON).until(() -> get("/actuator/health/readiness").status() == 200);
    }

    @Test
    @DisplayName(
            "Scenario 31: a yes before booking shows where care is while the database is away, and is kept afterwards")
    void emergencyPageNeedsNothing() {
        int before = stops();
        outage.databaseDown();
        try {
            long from = System.nanoTime();
            Page emergency = new Browser(port)
                    .post("/book/safety", Map.of("asked", List.of("10"), "flag-chest-breath", List.of("emergency")));
            assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(AT_ONCE);
            assertThat(emergency.status()).isEqualTo(200);
            assertThat(emergency.html()).contains("Du behöver vård nu", "tel:112");
            assertThat(get("/book/emergency?lang=en").html()).contains("tel:112");
        } finally {
            outage.databaseUp();
        }
        // The pool may lend a connection once more that the outage has ended.
        await().atMost(Duration.ofMinutes(2))
                .ignoreException(DataAccessResourceFailureException.class)
                .until(() -> stops() == before + 1);
    }

    private int stops() {
        return jdbc.sql("select count(*) from safety_stops")
                .query(Integer.class)
                .single();
    }

    @Test
    void withADatabaseThatHangsItLivesAndIsNotReady() {
        outage.databaseHangs();
        try {
            notReadyWithinSeconds();
            long from = System.nanoTime();
            assertThat(get("/actuator/prometheus").html())
                    .contains("clinic_outbox_waiting NaN", "clinic_outbox_lag_seconds NaN");
            assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(8));
        } finally {
            outage.databaseGoesOn();
        }
        await().atMost(SOON).until(() -> get("/actuator/health/readiness").status() == 200);
    }

    @Test
    void figuresTellOfOutboxAndInbox() {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(get("/actuator/prometheus").html())
                        .contains(
                                "clinic_outbox_waiting 0.0",
                                "clinic_outbox_lag_seconds 0.0",
                                "clinic_events_sent_total",
                                "clinic_events_taken_total",
                                "clinic_events_parked{topic=\"reminder.messages.v1.booking.dlq\"} 0.0"));
    }

    @Test
    void refusedRowIsNotQuoted() {
        assertThatThrownBy(() -> jdbc.sql("insert into staff_account (name, password_hash, roles) values (?, '', '{}')")
                        .param("reception")
                        .update())
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageContaining("staff_account_pkey")
                .hasMessageNotContaining("(reception)");
    }

    private void notReadyWithinSeconds() {
        await().atMost(SOON).until(() -> get("/actuator/health/readiness").status() == 503);
        long from = System.nanoTime();
        Page readiness = get("/actuator/health/readiness");
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(AT_ONCE);
        assertThat(readiness.html()).contains("OUT_OF_SERVICE").doesNotContain("127.0.0.1", "jdbc", "SQL");
        assertThat(get("/actuator/health/liveness").status()).isEqualTo(200);
    }

    private Page get(String path) {
        return new Browser(port).get(path);
    }
}
