package clinic.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import clinic.endtoend.running.BookingApi;
import clinic.endtoend.running.BookingApi.Slot;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.ComposedClinic;
import clinic.endtoend.running.ComposedClinic.Said;
import clinic.endtoend.running.Http;
import clinic.endtoend.running.Person;
import clinic.endtoend.running.ReadATopic;
import clinic.endtoend.running.TheClinic;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a stranger who got hold of one container, or of one service's password, could not do. */
@ExtendWith(TheClinic.class)
class ComposedScenario {

    /** Their own images write their configuration into their root file system. */
    private static final Set<String> WRITABLE = Set.of("kafka");

    private ComposedClinic composed;
    private URI address;

    @BeforeEach
    void find(Clinic clinic) {
        composed = clinic.composed();
        address = clinic.url();
    }

    @Test
    @DisplayName("40: nothing is published but the gateway, and it on the address that was asked for")
    void onlyTheGatewayIsPublished() {
        assertThat(composed.containers())
                .extracting(ComposedClinic::part)
                .contains("postgres", "kafka", "booking-service", "reminder-service", "content-service", "gateway");
        for (JsonNode container : composed.containers()) {
            List<String> published = container
                    .path("NetworkSettings")
                    .path("Ports")
                    .valueStream()
                    .flatMap(JsonNode::valueStream)
                    .map(at -> at.path("HostIp").asString() + ":"
                            + at.path("HostPort").asString())
                    .toList();
            assertThat(published)
                    .as(ComposedClinic.part(container))
                    .isEqualTo(
                            switch (ComposedClinic.part(container)) {
                                case "gateway" -> List.of("127.0.0.1:" + address.getPort());
                                // Where docker/with-prometheus.yml stands beside.
                                case "prometheus" -> List.of("127.0.0.1:9090");
                                default -> List.of();
                            });
        }
    }

    @Test
    void noContainerIsRootOrCanBecomeIt() {
        for (JsonNode container : composed.containers()) {
            String part = ComposedClinic.part(container);
            assertThat(composed.inside(part, "id", "-u").words().strip())
                    .as(part)
                    .matches("[1-9][0-9]*");
            JsonNode host = container.path("HostConfig");
            assertThat(host.path("CapDrop").toString()).as(part).isEqualTo("[\"ALL\"]");
            assertThat(host.path("SecurityOpt").toString()).as(part).contains("no-new-privileges");
            assertThat(host.path("Privileged").asBoolean()).as(part).isFalse();
            assertThat(host.path("Memory").asLong()).as(part).isPositive();
        }
    }

    @Test
    void noContainerWritesWhereItsProgramsAre() {
        for (JsonNode container : composed.containers()) {
            String part = ComposedClinic.part(container);
            if (!WRITABLE.contains(part)) {
                assertThat(composed.inside(part, "touch", "/planted").words())
                        .as(part)
                        .contains("Read-only file system");
            }
        }
    }

    @ParameterizedTest
    @DisplayName("40: a service's role does not enter another's database, nor the server's own")
    @ValueSource(strings = {"booking", "reminder", "content"})
    void aRoleEntersItsOwnDatabaseOnly(String role) {
        for (String database : List.of("booking", "reminder", "content", "postgres", "template1")) {
            Said answer = composed.query(role, database, "select current_user");
            if (database.equals(role)) {
                assertThat(answer.words().strip()).isEqualTo(role);
            } else {
                assertThat(answer.words()).as(database).contains("permission denied for database");
            }
        }
        assertThat(composed.query(
                                role,
                                role,
                                "select rolsuper or rolcreatedb or rolcreaterole from pg_roles"
                                        + " where rolname = current_user")
                        .words()
                        .strip())
                .isEqualTo("f");
    }

    @Test
    @DisplayName("40: the gateway's own health and all that a service keeps inside answer inside only")
    void whatIsInternalAnswersInsideOnly() {
        Http outside = new Http(address);
        for (String path : List.of("/actuator", "/actuator/health", "/internal/pulse", "/internal/clock")) {
            assertThat(outside.get(path).status()).as(path).isEqualTo(404);
        }
        for (String part : List.of("booking-service", "reminder-service", "content-service", "gateway")) {
            assertThat(composed.inside(part, "healthy").status()).as(part).isZero();
        }
    }

    /** Started with --scale booking-service=2; each request of a patient leaves its line where it was taken. */
    @Test
    void everyInstanceIsAskedInTurn(Clinic clinic) {
        assumeThat(composed.instances("booking-service"))
                .as("docker-compose up --scale booking-service=2")
                .isGreaterThan(1);
        BookingApi api = clinic.booking();
        List<Slot> slots = api.slots(
                api.anyTreatment(),
                LocalDate.ofInstant(clinic.clock().now(), ZoneOffset.UTC).plusDays(3),
                28);
        // The first of each day, for two that are near may be one practitioner's.
        // Not one after the other: a connection that is free is used again, and then all is one instance's.
        List<String> visits = slots.stream()
                .collect(Collectors.toMap(
                        slot -> slot.at().toLocalDate(), Function.identity(), (one, other) -> one, TreeMap::new))
                .values()
                .stream()
                .limit(12)
                .toList()
                .parallelStream()
                .map(slot -> api.book(slot, Person.speaking("sv")).id())
                .toList();

        await("each instance announces some of them")
                .untilAsserted(() -> assertThat(composed.logs("booking-service"))
                        .allSatisfy(log -> assertThat(visits)
                                .anyMatch(visit -> log.contains("Announced booking.appointment.booked: " + visit))));
    }

    /** With docker/with-kafka-acls.yml, and the certificates that its containers were given. */
    @ParameterizedTest
    @DisplayName("40: at a broker with keys a service reads what it listens to")
    @CsvSource({
        "booking-service,  reminder.messages.v1",
        "reminder-service, booking.patients.v1",
        "content-service,  booking.catalogue.v1"
    })
    void aServiceReadsWhatItHasAUseFor(String service, String topic) {
        assertThat(composed.reading(service, topic)).isEqualTo(ReadATopic.MAY_READ);
    }

    @ParameterizedTest
    @DisplayName("40: at a broker with keys a service is refused another's topics")
    @CsvSource({
        "booking-service,  booking.patients.v1.reminder.dlq",
        "reminder-service, content.reviews.v1",
        "content-service,  booking.patients.v1",
        "content-service,  reminder.follow-ups.v1"
    })
    void aServiceIsRefusedWhatIsNotForIt(String service, String topic) {
        assertThat(composed.reading(service, topic)).isEqualTo("TopicAuthorizationException");
    }

    @Test
    void servicesWithoutProvidersReachNothingOutside() {
        for (JsonNode container : composed.containers()) {
            String part = ComposedClinic.part(container);
            boolean outside = container
                    .path("NetworkSettings")
                    .path("Networks")
                    .propertyStream()
                    .anyMatch(network -> network.getKey().endsWith("_outside"));
            assertThat(outside)
                    .as(part)
                    .isEqualTo(
                            Set.of("gateway", "reminder-service", "prometheus").contains(part));
        }
    }
}
