package clinic.messaging;

import static clinic.messaging.Surgery.booked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.contracts.Topic;
import clinic.messaging.Replayed.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** A surgery of its own, so that what other tests parked is not counted here. */
@InSurgery
@TestPropertySource(properties = "spring.application.name=replay")
class ReplayIT {

    private static final String BOOKED = "booking.appointment.booked";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String SECRET = "Klara Kanari";

    private final UUID appointment = UUID.randomUUID();
    private final Set<Integer> poisonous = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean broken = new AtomicBoolean(true);
    private final MessagingEndpoint endpoint;
    private final Vitals vitals;
    private final MeterRegistry figures;
    private final Journal journal;
    private final Wire wire;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ReplayIT(
            MessagingEndpoint endpoint,
            Vitals vitals,
            MeterRegistry figures,
            Journal journal,
            Wire wire,
            JdbcClient jdbc,
            JsonMapper json) {
        this.endpoint = endpoint;
        this.vitals = vitals;
        this.figures = figures;
        this.journal = journal;
        this.wire = wire;
        this.jdbc = jdbc;
        this.json = json;
    }

    @AfterEach
    void leaveNothingParked() throws Exception {
        for (ParkedEvent left : parked()) {
            endpoint.layAside(left.topic(), left.partition(), left.offset(), "test", "over");
        }
    }

    /** Scenario 18. */
    @Test
    void aPoisonEventIsParkedToldAndReplayedOnceItsCauseIsMended() {
        UUID id = UUID.randomUUID();
        poison(id, 1);
        arrives(UUID.randomUUID(), 2);
        await().atMost(SOON).until(() -> journal.versions(appointment).equals(List.of(2)));

        ParkedEvent parked = onlyParked();
        assertThat(parked.eventId()).isEqualTo(id.toString());
        assertThat(parked.type()).isEqualTo(BOOKED);
        assertThat(parked.topic()).isEqualTo(Topic.APPOINTMENTS.deadLetters(Topic.Reader.REMINDER));
        assertThat(parked.cause())
                .startsWith("java.lang.IllegalArgumentException at clinic.messaging.ReplayIT.")
                .doesNotContain(SECRET);
        await().atMost(SOON).untilAsserted(() -> assertThat(parkedFigure()).isEqualTo(1));
        assertThat(vitals.health().getStatus()).isEqualTo(Vitals.DEGRADED);

        Replayed tooSoon = replay(parked);
        assertThat(tooSoon.outcome()).isEqualTo(Outcome.FAILED_AGAIN);
        assertThat(tooSoon.cause()).contains("IllegalArgumentException").doesNotContain(SECRET);
        assertThat(parked()).hasSize(1);
        assertThat(journal.versions(appointment)).containsExactly(2);

        broken.set(false);
        assertThat(replay(parked).outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(replay(parked).outcome()).isEqualTo(Outcome.ALREADY_TAKEN);
        assertThat(journal.versions(appointment)).as("once, and late").containsExactly(2, 1);
        assertThat(parked()).isEmpty();
        await().atMost(SOON).untilAsserted(() -> assertThat(parkedFigure()).isZero());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(vitals.health().getStatus()).isEqualTo(Status.UP));
    }

    @Test
    void anEventThatTwoPeopleReplayAtOnceHasItsEffectOnce() {
        poison(UUID.randomUUID(), 1);
        await().atMost(SOON).until(() -> parked().size() == 1);
        ParkedEvent parked = onlyParked();
        broken.set(false);

        List<Outcome> outcomes = IntStream.range(0, 8)
                .parallel()
                .mapToObj(person -> replay(parked).outcome())
                .toList();

        assertThat(outcomes).containsOnlyOnce(Outcome.TAKEN).contains(Outcome.ALREADY_TAKEN);
        assertThat(outcomes).hasSize(8).doesNotContain(Outcome.FAILED_AGAIN);
        assertThat(journal.versions(appointment)).containsExactly(1);
    }

    /** Read from the topic after a restart of the whole group, say: the inbox knows it though nobody settled it here. */
    @Test
    void anEventThatWasTakenMeanwhileIsNotTakenAgain() {
        UUID id = UUID.randomUUID();
        poison(id, 1);
        await().atMost(SOON).until(() -> parked().size() == 1);
        broken.set(false);
        arrives(id, 1);
        await().atMost(SOON).until(() -> journal.versions(appointment).equals(List.of(1)));

        assertThat(replay(onlyParked()).outcome()).isEqualTo(Outcome.ALREADY_TAKEN);
        assertThat(journal.versions(appointment)).containsExactly(1);
        assertThat(parked()).isEmpty();
    }

    @Test
    void whatIsLaidAsideIsToldNoMoreAndHasNoEffect() throws Exception {
        poison(UUID.randomUUID(), 1);
        await().atMost(SOON).until(() -> parked().size() == 1);
        ParkedEvent parked = onlyParked();

        Replayed aside = endpoint.layAside(parked.topic(), parked.partition(), parked.offset(), "anna", "a trial");
        broken.set(false);

        assertThat(aside.outcome()).isEqualTo(Outcome.LAID_ASIDE);
        assertThat(parked()).isEmpty();
        assertThat(replay(parked).outcome()).isEqualTo(Outcome.LAID_ASIDE);
        assertThat(journal.versions(appointment)).isEmpty();
        assertThat(jdbc.sql("select settled_by || ': ' || reason from settled_event where at_offset = ? and topic = ? "
                                + "and in_partition = ?")
                        .params(parked.offset(), parked.topic(), parked.partition())
                        .query(String.class)
                        .single())
                .isEqualTo("anna: a trial");
    }

    @Test
    void whatIsNotParkedIsSaidToBeNotParked() {
        assertThat(endpoint.replay("booking.appointments.v1.reminder.dlq", 0, 4711, "test")
                        .outcome())
                .isEqualTo(Outcome.NOT_PARKED);
        assertThat(endpoint.replay("somebody.else.dlq", 0, 0, "test").outcome()).isEqualTo(Outcome.NOT_PARKED);
    }

    @Test
    void replayingAllTellsOfEach() throws Exception {
        poison(UUID.randomUUID(), 1);
        poison(UUID.randomUUID(), 2);
        await().atMost(SOON).until(() -> parked().size() == 2);
        broken.set(false);

        assertThat(endpoint.replayAll("test"))
                .extracting(Replayed::outcome)
                .containsExactly(Outcome.TAKEN, Outcome.TAKEN);
        assertThat(journal.versions(appointment)).containsExactlyInAnyOrder(1, 2);
    }

    private void poison(UUID id, int version) {
        poisonous.add(version);
        journal.obstruct(appointment, () -> {
            if (broken.get() && journal.versions(appointment).stream().anyMatch(poisonous::contains)) {
                throw new IllegalArgumentException("no such visit for " + SECRET);
            }
        });
        arrives(id, version);
    }

    private void arrives(UUID id, int version) {
        String payload = json.writeValueAsString(booked(appointment, version));
        wire.write(id, BOOKED, appointment, payload);
    }

    private List<ParkedEvent> parked() {
        return Objects.requireNonNull(endpoint.report().parked());
    }

    private ParkedEvent onlyParked() {
        assertThat(parked()).hasSize(1);
        return parked().getFirst();
    }

    private Replayed replay(ParkedEvent parked) {
        return endpoint.replay(parked.topic(), parked.partition(), parked.offset(), "test");
    }

    private double parkedFigure() {
        return figures.get("clinic.events.parked")
                .tag("topic", Topic.APPOINTMENTS.deadLetters(Topic.Reader.REMINDER))
                .gauge()
                .value();
    }
}
