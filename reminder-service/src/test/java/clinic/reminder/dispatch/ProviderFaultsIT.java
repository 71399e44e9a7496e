package clinic.reminder.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.baremachine.Outage;
import clinic.contracts.Event;
import clinic.contracts.Topic;
import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentRescheduled;
import clinic.contracts.booking.CodeRequested;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.reminder.Channel;
import clinic.reminder.ElksServer;
import clinic.reminder.RunningReminder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/**
 * What the provider and the broker may do to us, fault by fault: how many messages were due, what became of them, how
 * many copies arrived, and how soon all was well again: pauses are moved forward like the clock, so that is the work that
 * was left. The figures are left in {@code target/faults.txt}.
 */
class ProviderFaultsIT extends RunningReminder {

    private static final int VISITS = 6;
    private static final Duration WHOLE_CALL = Duration.ofSeconds(2);
    private static final List<String> TABLE = new ArrayList<>();

    private final Patient patient = someone();

    @Autowired
    private Ledger ledger;

    @Autowired
    private Bell bell;

    @Autowired
    private Outage outage;

    @Autowired
    private Environment environment;

    @BeforeAll
    static void head() {
        TABLE.clear();
        TABLE.add("%-52s %4s %5s %11s %8s %11s %5s %7s %10s"
                .formatted(
                        "fault",
                        "due",
                        "sent",
                        "suppressed",
                        "expired",
                        "parked then",
                        "open",
                        "copies",
                        "well after"));
    }

    @AfterAll
    static void table() throws IOException {
        TABLE.forEach(System.out::println);
        Files.write(Path.of("target", "faults.txt"), TABLE);
    }

    /** Other tests had the same number, and each reads all that it got. */
    @BeforeEach
    void nobodyWasWrittenToYet() {
        settled();
        ELKS.forget();
        announce(recorded(patient, 1, "sv", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
    }

    /** What is planned for other days is not to leave when another test comes to them. */
    @AfterEach
    void nobodyIsWrittenToLater() {
        jdbc.sql("delete from message where patient_id = ? and state = 'PLANNED'")
                .param(patient.id())
                .update();
    }

    @Test
    @DisplayName("19: down for six hours: codes and what came too late expire, the rest leaves late, each once")
    void sixHoursWithoutItsProvider() {
        forwardTo(inDays(1, 9));
        List<UUID> begun = booked(VISITS, inDays(0, 14));
        List<UUID> ahead = booked(VISITS, inDays(0, 18));
        settled();
        forwardTo(inDays(0, 10));
        ELKS.has(ElksServer.Day.AWAY);
        List<UUID> codes = Stream.generate(UUID::randomUUID).limit(VISITS).toList();
        codes.forEach(request -> announce(new CodeRequested(
                request, patient.id(), Channel.SMS, "nonce", clock.instant().plus(Duration.ofMinutes(10)))));
        List<UUID> fresh = booked(VISITS, inDays(8, 10));
        for (int half = 1; half <= 12; half++) {
            forwardTo(inDays(0, 10).plus(Duration.ofMinutes(30L * half)));
            hoursOfMachinesPass(all(begun, ahead, codes, fresh));
            eventually().until(() -> ledger.balance().open() == 0);
        }
        Balance then = balance(all(begun, ahead, codes, fresh));
        assertThat(then.parked()).isEqualTo(2L * VISITS);

        Instant well = wellAgain(all(begun, ahead, codes, fresh));
        assertThat(begun)
                .allSatisfy(id -> assertThat(messages(id))
                        .containsExactly("confirmation v1 SMS SENT", "reminder-3h v1 SMS NOT_SENT TOO_LATE"));
        assertThat(ahead)
                .allSatisfy(id -> assertThat(messages(id))
                        .containsExactly("confirmation v1 SMS SENT", "reminder-3h v1 SMS SENT"));
        assertThat(codes).allSatisfy(id -> assertThat(messages(id)).containsExactly("code v1 SMS NOT_SENT TOO_LATE"));
        assertThat(fresh).allSatisfy(id -> assertThat(messages(id)).contains("confirmation v1 SMS SENT"));
        told("provider down six hours (503)", all(begun, ahead, codes, fresh), then.parked(), well);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("28: accepts and times out, 503, garbage, one byte a second, hangs up: each message arrives once")
    @CsvSource({
        "accepts and then times out, TAKES_AND_IS_SILENT",
        "503, AWAY",
        "garbage, GARBAGE",
        "one byte a second, DRIPPING",
        "hangs up, HANGS_UP"
    })
    void badDayOfTheProvider(String fault, ElksServer.Day day) {
        ELKS.has(day);
        long from = System.nanoTime();
        List<UUID> visits = booked(VISITS, inDays(8, 10));
        eventually().until(() -> ELKS.askedFor(patient.mobile()).findFirst().isPresent());
        eventually().until(() -> noneInHand(visits) && ledger.balance().open() == 0);
        assertThat(Duration.ofNanos(System.nanoTime() - from))
                .as("a call is over when its time is over, however much still drips")
                .isLessThan(WHOLE_CALL.multipliedBy(3));
        long parked = balance(visits).parked();
        told(fault, visits, parked, wellAgain(visits));
    }

    @Test
    @DisplayName("28: 429 with Retry-After: nobody is tried again before that time, and each arrives once")
    void providerThatAsksForTimeGetsIt() {
        // A good while before, so that its carrier is not yet thought to need a rest.
        booked(2 * VISITS, inDays(8, 10));
        settled();
        ELKS.forget();
        Duration asked = Duration.ofSeconds(40);
        ELKS.isBusyFor(asked);
        List<UUID> visits = booked(VISITS, inDays(8, 10));
        eventually().until(() -> tried(visits).size() == VISITS);
        bell.ring();
        forwardTo(clock.instant().plus(Duration.ofMinutes(1)));
        eventually().until(() -> ledger.balance().open() == 0);
        assertThat(tried(visits)).allSatisfy(wait -> assertThat(wait).isBetween(asked.dividedBy(2), asked));
        assertThat(ELKS.askedFor(patient.mobile()).distinct()).as("once each").hasSize(VISITS);
        assertThat(ELKS.askedFor(patient.mobile())).hasSize(VISITS);
        long parked = balance(visits).parked();
        ELKS.has(ElksServer.Day.GOOD);
        told("429 with Retry-After: 40", visits, parked, wellAgain(visits));
    }

    @Test
    @DisplayName("19: the broker is down for ten minutes: what is due leaves, its events follow once, none is lost")
    void tenMinutesWithoutTheBroker() {
        forwardTo(inDays(1, 10));
        List<UUID> visits = booked(VISITS, clock.instant().plus(Duration.ofMinutes(185)));
        settled();
        outage.kafkaDown();
        long waiting;
        try {
            for (int minute = 0; minute < 10; minute++) {
                forwardTo(clock.instant().plus(Duration.ofMinutes(1)));
                eventually().until(() -> ledger.balance().open() == 0);
            }
            eventually()
                    .untilAsserted(() -> assertThat(visits)
                            .allSatisfy(id -> assertThat(messages(id)).contains("reminder-3h v1 SMS SENT")));
            waiting = waitingEvents(visits);
            assertThat(waiting).isEqualTo(VISITS);
        } finally {
            outage.kafkaUp();
        }
        Instant up = Instant.now();
        eventually().until(() -> waitingEvents(visits) == 0);
        assertThat(visits).allSatisfy(id -> assertThat(announced(id)).hasSize(2).containsOnly("reminder.message.sent"));
        told("broker down ten minutes", visits, 0, up);
    }

    /** A stranger in the group takes partitions and goes away with what it read, again and again. */
    @Test
    @DisplayName("19: a rebalance every few seconds: each event has its effect once")
    void groupThatNeverComesToRest() {
        List<UUID> visits = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            try (var stranger = new KafkaConsumer<>(
                    Map.of(
                            "bootstrap.servers",
                            environment.getRequiredProperty("spring.kafka.bootstrap-servers"),
                            "group.id",
                            "reminder",
                            "enable.auto.commit",
                            false,
                            "partition.assignment.strategy",
                            CooperativeStickyAssignor.class.getName()),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer())) {
                stranger.subscribe(List.of(Topic.APPOINTMENTS.id()));
                eventually().until(() -> {
                    visits.addAll(announced(1, inDays(8, 10)));
                    stranger.poll(Duration.ofMillis(100));
                    return !stranger.assignment().isEmpty();
                });
                visits.addAll(announced(VISITS, inDays(8, 10)));
                stranger.poll(Duration.ofMillis(100));
            }
            visits.addAll(announced(1, inDays(8, 10)));
        }
        Instant rest = Instant.now();
        eventually()
                .untilAsserted(() -> assertThat(visits)
                        .allSatisfy(id -> assertThat(messages(id)).contains("confirmation v1 SMS SENT")));
        told("a rebalance every few seconds", visits, 0, rest);
    }

    @Test
    @DisplayName("17: every event three times, and the first once more when it is long untrue: one word of each")
    void eventsThreeTimesAndLate() {
        List<UUID> visits = Stream.generate(UUID::randomUUID).limit(VISITS).toList();
        Instant first = inDays(8, 10);
        Instant then = inDays(9, 10);
        for (UUID id : visits) {
            threeTimes(new AppointmentBooked(visit(id, 1, patient, null, first)));
            threeTimes(new AppointmentRescheduled(visit(id, 2, patient, null, then), first));
            threeTimes(new AppointmentBooked(visit(id, 1, patient, null, first)));
        }
        eventually()
                .untilAsserted(() -> assertThat(visits)
                        .allSatisfy(id -> assertThat(messages(id)).anyMatch(word -> word.startsWith("change v2 SMS"))));
        settled();
        afterTheGrace();
        Instant heard = Instant.now();
        eventually()
                .untilAsserted(() -> assertThat(visits)
                        .allSatisfy(id -> assertThat(messages(id))
                                .contains("change v2 SMS SENT", "reminder-48h v2 SMS PLANNED")
                                .noneMatch(word -> word.contains(" v1 ") && word.endsWith("PLANNED"))));
        settled();
        told("every event three times, and late", visits, 0, heard);
    }

    private void threeTimes(Event event) {
        UUID id = UUID.randomUUID();
        announce(event, id);
        announce(event, id);
        announce(event);
    }

    /** All are planned when it returns. */
    private List<UUID> booked(int count, Instant start) {
        List<UUID> visits = announced(count, start);
        eventually().until(() -> visits.stream().noneMatch(id -> messages(id).isEmpty()));
        return visits;
    }

    private List<UUID> announced(int count, Instant start) {
        List<UUID> visits = Stream.generate(UUID::randomUUID).limit(count).toList();
        visits.forEach(id -> announce(new AppointmentBooked(visit(id, 1, patient, null, start))));
        return visits;
    }

    @SafeVarargs
    private static List<UUID> all(List<UUID>... abouts) {
        return Stream.of(abouts).flatMap(List::stream).toList();
    }

    private boolean noneInHand(List<UUID> about) {
        return jdbc.sql(
                        "select not exists (select from message where appointment_id in (:about) and state = 'SENDING')")
                .param("about", about)
                .query(Boolean.class)
                .single();
    }

    /** How long those wait that were tried and did not leave. */
    private List<Duration> tried(List<UUID> about) {
        return jdbc.sql("""
                        select extract(epoch from retry_at - now()) from message
                        where appointment_id in (:about) and state = 'PLANNED' and retry_at is not null""")
                .param("about", about)
                .query((row, number) -> Duration.ofMillis(Math.round(row.getDouble(1) * 1000)))
                .list();
    }

    private long waitingEvents(List<UUID> about) {
        return jdbc.sql("select count(*) from outbox where sent_at is null and key in (:keys)")
                .param("keys", about.stream().map(UUID::toString).toList())
                .query(Long.class)
                .single();
    }

    /** Pauses go by the database's clock, which nobody moves: what was written by it is moved back instead. */
    private void hoursOfMachinesPass(List<UUID> about) {
        jdbc.sql("update message set retry_at = now() where appointment_id in (:about) and retry_at > now()")
                .param("about", about)
                .update();
        bell.ring();
    }

    /** The provider is well from now on; returns that moment when nothing is parked or due any more. */
    private Instant wellAgain(List<UUID> about) {
        ELKS.has(ElksServer.Day.GOOD);
        Instant well = Instant.now();
        eventually().until(() -> {
            hoursOfMachinesPass(about);
            return balance(about).parked() == 0;
        });
        settled();
        return well;
    }

    /** As {@link Ledger} draws it, of these only: what waits although nothing holds it up is open there. */
    private Balance balance(List<UUID> about) {
        return jdbc.sql("""
                        select count(*) filter (where state <> 'PLANNED' or due_at <= :now) as due,
                            count(*) filter (where state = 'SENT') as sent,
                            count(*) filter (where state = 'NOT_SENT' and reason not in ('TOO_LATE', 'UNKNOWN'))
                                as suppressed,
                            count(*) filter (where reason = 'TOO_LATE') as expired,
                            count(*) filter (where state in ('SENDING', 'IN_DOUBT') or reason = 'UNKNOWN'
                                or state = 'PLANNED' and due_at <= :now and give_up_at > :now) as parked
                        from message where appointment_id in (:about)""")
                .param("now", Timestamp.from(clock.instant()))
                .param("about", about)
                .query((row, number) -> new Balance(
                        row.getLong("due"),
                        row.getLong("sent"),
                        row.getLong("suppressed"),
                        row.getLong("expired"),
                        row.getLong("parked")))
                .single();
    }

    /** Nothing is lost, nothing arrived twice, and all that left is known to have left. */
    private void told(String fault, List<UUID> about, long parked, Instant well) {
        Duration recovery = Duration.between(well, Instant.now());
        Balance balance = balance(about);
        List<String> arrived = ELKS.acceptedFor(patient.mobile())
                .map(ElksServer.Sms::whendelivered)
                .toList();
        long copies = arrived.size() - arrived.stream().distinct().count();
        TABLE.add("%-52s %4d %5d %11d %8d %11d %5d %7d %7d ms"
                .formatted(
                        fault,
                        balance.due(),
                        balance.sent(),
                        balance.suppressed(),
                        balance.expired(),
                        parked,
                        balance.open() + balance.parked(),
                        copies,
                        recovery.toMillis()));
        assertThat(balance.open()).isZero();
        assertThat(balance.parked()).isZero();
        assertThat(copies).isZero();
        assertThat(arrived).hasSize((int) balance.sent());
    }
}
