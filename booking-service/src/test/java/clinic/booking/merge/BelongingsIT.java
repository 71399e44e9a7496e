package clinic.booking.merge;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.booking.Aftermath;
import clinic.booking.AtOnce;
import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.merge.MergePatients.Decision;
import clinic.booking.patient.ConsentPurpose;
import clinic.booking.patient.NotOne;
import clinic.booking.patient.WithdrawConsent;
import clinic.booking.signin.StaffMember;
import clinic.booking.staff.StaffBrowser;
import clinic.booking.task.Doubt;
import clinic.booking.task.Tasks;
import clinic.contracts.booking.StaffRole;
import clinic.contracts.reminder.OptOutMeans;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/** What features keep of {@code second} is of {@code first} once they are one, whenever it is written. */
@RealBooking
class BelongingsIT {

    private static final int ROUNDS = 8;

    @LocalServerPort
    private int port;

    @Autowired
    private BookingClient client;

    @Autowired
    private EmptyCalendar calendar;

    @Autowired
    private Aftermath aftermath;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MergePatients merging;

    @Autowired
    private WithdrawConsent withdrawing;

    @Autowired
    private Tasks tasks;

    @Autowired
    private TransactionTemplate transaction;

    private final StaffMember reception =
            new StaffMember(UUID.randomUUID(), "reception", 1, Set.of(StaffRole.RECEPTIONIST), null);

    private Register register;
    private UUID first = new UUID(0, 0);
    private UUID second = new UUID(0, 0);
    private UUID third = new UUID(0, 0);

    @BeforeEach
    void threeRecords() {
        calendar.empty();
        register = new Register(client, jdbc);
        jdbc.sql("DELETE FROM tasks").update();
        jdbc.sql("DELETE FROM correspondence").update();
        jdbc.sql("DELETE FROM sign_ins").update();
        first = book("Åsa Löfgren", "070-174 06 05", "2026-11-24T10:00:00+01:00");
        second = book("Åsa Löfgren", "070-174 06 06", "2026-11-25T10:00:00+01:00");
        third = book("Bo Ek", "070-174 06 07", "2026-11-26T10:00:00+01:00");
        jdbc.sql("DELETE FROM tasks").update();
        aftermath.begin();
    }

    @AfterEach
    void nobodyDeadlocked() {
        aftermath.isSound();
    }

    @Test
    void correspondenceMovesAlong() {
        written(second);
        written(third);
        merge(first, second);
        assertThat(patients("correspondence")).containsExactlyInAnyOrder(first, third);
    }

    @Test
    void whoIsSignedInUnderThePointerSignsInAgain() {
        signedIn(first);
        signedIn(second, third);
        signedIn(third);
        merge(first, second);
        assertThat(jdbc.sql("SELECT patient_ids::text FROM sign_ins ORDER BY made_at")
                        .query(String.class)
                        .list())
                .as("those of others go on")
                .containsExactlyInAnyOrder("{" + first + "}", "{" + third + "}");
    }

    @Test
    void furtherContactsMoveAlong() {
        furtherContact(first, "+46701740644");
        furtherContact(second, "+46701740645");
        merge(first, second);
        assertThat(jdbc.sql("SELECT mobile FROM further_contacts WHERE patient_id = ? AND mobile LIKE '%4064_'")
                        .param(first)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("+46701740644", "+46701740645");
        assertThat(calendar.count("further_contacts WHERE patient_id = '" + second + "'"))
                .isZero();
    }

    @Test
    void whatComesLateUnderThePointerIsOfTheKeptRecord() {
        merge(first, second);
        written(second);
        tasks.callWanted(second, UUID.randomUUID(), StandingClock.SUNDAY);
        doubt(second, third);
        doubt(third, second);
        doubt(first, second);
        jdbc.sql("INSERT INTO appointments SELECT (jsonb_populate_record(a, jsonb_build_object("
                        + "'id', gen_random_uuid(), 'patient_id', :second::text, 'manage_nonce', 'another',"
                        + " 'state', 'CANCELLED', 'cancelled_at', now(), 'cancelled_by', 'STAFF'))).*"
                        + " FROM appointments a WHERE patient_id = :third")
                .param("second", second.toString())
                .param("third", third)
                .update();
        assertThat(patients("correspondence")).containsExactly(first);
        assertThat(patients("appointments")).containsExactlyInAnyOrder(first, first, first, third);
        assertThat(jdbc.sql("SELECT kind || ' ' || patient_id || coalesce(' ' || other_id, '') FROM tasks")
                        .query(String.class)
                        .list())
                .as("asked once about two, and never about one")
                .containsExactlyInAnyOrder("CALL_WANTED " + first, "POSSIBLY_SAME " + first + " " + third);
    }

    @Test
    @DisplayName("1: whether two are the same is not asked of a pointer, though it is raised while they are merged")
    void taskThatIsRaisedMeanwhileIsAboutTheKeptRecord() {
        CompletableFuture<Void> raised = transaction.execute(status -> {
            merge(first, second);
            CompletableFuture<Void> raising = CompletableFuture.runAsync(() -> doubt(third, second));
            await().until(() -> raising.isDone() || calendar.somebodyWaits());
            return raising;
        });
        raised.join();
        assertThat(jdbc.sql("SELECT other_id FROM tasks").query(UUID.class).list())
                .containsExactly(first);
    }

    @Test
    @DisplayName("1: who may be either of two is asked about in the order in which the two are merged")
    void whoAsksAboutTwoKeepsNobodyFromMergingThem() {
        UUID lesser = Stream.of(first, second).min(comparing(UUID::toString)).orElseThrow();
        UUID greater = lesser.equals(first) ? second : first;
        CompletableFuture<Void> asked = transaction.execute(status -> {
            lock(lesser, "");
            CompletableFuture<Void> asking =
                    CompletableFuture.runAsync(() -> transaction.executeWithoutResult(inside -> tasks.possiblySame(
                            List.of(new Doubt(third, greater), new Doubt(third, lesser)), StandingClock.SUNDAY)));
            await().until(() -> asking.isDone() || calendar.somebodyWaits());
            lock(greater, "NOWAIT");
            return asking;
        });
        asked.join();
        assertThat(calendar.count("tasks")).isEqualTo(2);
    }

    @Test
    @DisplayName("1: whoever books as somebody who may be either of two keeps nobody from merging them")
    void whoBooksAsEitherOfTwoKeepsNobodyFromMergingThem() {
        UUID lesser = Stream.of(first, second).min(comparing(UUID::toString)).orElseThrow();
        UUID greater = lesser.equals(first) ? second : first;
        ObjectNode booking = register.booking(
                "Åsa Löfgren", greater.equals(first) ? "070-174 06 05" : "070-174 06 06", "2026-11-27T10:00:00+01:00");
        // With an address that the clinic does not know it is in doubt whose booking it is.
        ((ObjectNode) booking.path("patient")).put("email", "asa@example.com");
        CompletableFuture<Answer> booked = transaction.execute(status -> {
            lock(lesser, "");
            CompletableFuture<Answer> asking = CompletableFuture.supplyAsync(() -> client.book(booking));
            await().until(() -> asking.isDone() || calendar.somebodyWaits());
            lock(greater, "NOWAIT");
            return asking;
        });
        Answer answer = booked.join();
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        assertThat(calendar.count("tasks WHERE kind = 'POSSIBLY_SAME'")).isEqualTo(2);
    }

    @Test
    void whoWritesUnderThePointerKeepsNobodyFromIt() {
        merge(first, second);
        CompletableFuture<Void> written = transaction.execute(status -> {
            lock(first, "");
            CompletableFuture<Void> withdrawal = CompletableFuture.runAsync(() -> optOut(second));
            await().until(() -> withdrawal.isDone() || calendar.somebodyWaits());
            lock(second, "NOWAIT");
            return withdrawal;
        });
        written.join();
        assertThat(calendar.count("consents WHERE patient_id = '" + first + "' AND withdrawn_at IS NULL"))
                .isZero();
    }

    @Test
    @DisplayName("1: opting out, merging and erasing at once come in some order, and nobody waits crosswise")
    void everybodyComesThrough() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            calendar.empty();
            first = book("Åsa Löfgren", "070-174 06 05", "2026-11-24T10:00:00+01:00");
            second = book("Åsa Löfgren", "070-174 06 06", "2026-11-25T10:00:00+01:00");
            third = book("Bo Ek", "070-174 06 07", "2026-11-26T10:00:00+01:00");
            jdbc.sql("UPDATE appointments SET state = 'CANCELLED', cancelled_at = now(), cancelled_by = 'STAFF'")
                    .update();
            jdbc.sql("DELETE FROM taken_time").update();
            merge(first, second);
            Map<String, String> office =
                    StaffBrowser.signedIn(port, "admin", "sv").headers();
            Decision decision = round % 2 == 0 ? register.decision(third, first) : register.decision(first, third);
            List<Callable<String>> calls = new ArrayList<>();
            for (int n = 0; n < 6; n++) {
                calls.add(() -> {
                    optOut(second);
                    return "opted out";
                });
                calls.add(() -> {
                    written(second);
                    return "written";
                });
            }
            calls.add(() -> {
                try {
                    merging.merge(decision, reception);
                    return "merged";
                } catch (NotOne late) {
                    return "merged or not";
                }
            });
            calls.add(() -> client.post("/api/staff/patients/" + second + "/erasure", client.object(), office)
                            .status()
                    + "");
            List<String> answers = AtOnce.all(calls);
            assertThat(answers).filteredOn("opted out"::equals).hasSize(6);
            assertThat(answers).filteredOn("written"::equals).hasSize(6);
            assertThat(answers).as("erased under whatever id").contains("200");
            assertThat(calendar.count("consents WHERE patient_id IN ('" + first + "', '" + second
                            + "') AND withdrawn_at IS NULL"))
                    .isZero();
            assertThat(calendar.count("correspondence JOIN patients ON patients.id = patient_id"
                            + " WHERE merged_into IS NOT NULL"))
                    .isZero();
            jdbc.sql("DELETE FROM correspondence").update();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"opts out", "is written about"})
    @DisplayName("1: whoever waited for a record that was merged meanwhile does not wait for the next with it in hand")
    void nobodyHoldsAPointerAndWaits(String what) throws Exception {
        jdbc.sql("UPDATE appointments SET state = 'CANCELLED', cancelled_at = now(), cancelled_by = 'STAFF'")
                .update();
        jdbc.sql("DELETE FROM taken_time").update();
        merge(second, third);
        Map<String, String> office = StaffBrowser.signedIn(port, "admin", "sv").headers();
        // The kept record comes first among the ids: whoever erases holds it when it comes to the pointer.
        Decision decision = register.decision(first, second);
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> waiting = new ArrayList<>();
            transaction.executeWithoutResult(status -> {
                merging.merge(decision, reception);
                waiting.add(others.submit(() -> {
                    if (what.equals("opts out")) {
                        optOut(third);
                    } else {
                        written(third);
                    }
                }));
                waiting.add(others.submit(() -> assertThat(
                                client.post("/api/staff/patients/" + first + "/erasure", client.object(), office)
                                        .status())
                        .isEqualTo(200)));
                await("both to wait").until(() -> calendar.count("pg_locks WHERE NOT granted") == 2);
            });
            for (Future<?> one : waiting) {
                one.get();
            }
        }
    }

    private UUID book(String name, String mobile, String start) {
        return register.patientOf(register.book(name, mobile, start, "reminders", "follow-ups"));
    }

    private void merge(UUID kept, UUID other) {
        merging.merge(register.decision(kept, other), reception);
    }

    private void doubt(UUID patient, UUID other) {
        tasks.possiblySame(List.of(new Doubt(patient, other)), StandingClock.SUNDAY);
    }

    /** @param otherwise such as {@code NOWAIT}: fails when somebody else holds it */
    private void lock(UUID patient, String otherwise) {
        jdbc.sql("SELECT id FROM patients WHERE id = ? FOR UPDATE " + otherwise)
                .param(patient)
                .query(UUID.class)
                .single();
    }

    private void optOut(UUID patient) {
        transaction.executeWithoutResult(status -> withdrawing.withdraw(
                patient, Set.of(ConsentPurpose.values()), StandingClock.SUNDAY.plusSeconds(60), OptOutMeans.PAGE));
    }

    private List<UUID> patients(String table) {
        return jdbc.sql("SELECT patient_id FROM " + table)
                .query((row, n) -> row.getObject("patient_id", UUID.class))
                .list();
    }

    private void written(UUID patient) {
        jdbc.sql(
                        "INSERT INTO correspondence (appointment_id, patient_id, at, what) VALUES (?, ?, now(), 'VISIT_CONFIRMED')")
                .params(UUID.randomUUID(), patient)
                .update();
    }

    private void signedIn(UUID... patients) {
        jdbc.sql(
                        "INSERT INTO sign_ins (id, secret_hash, contact, asked_from, nonce, asked_at, proved, patient_ids)"
                                + " VALUES (gen_random_uuid(), :secret, '+46701740605', 'here', 'n', now(), true, :patients::uuid[])")
                .param("secret", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8))
                .param("patients", Stream.of(patients).map(UUID::toString).toArray(String[]::new))
                .update();
    }

    private void furtherContact(UUID patient, String mobile) {
        jdbc.sql(
                        "INSERT INTO further_contacts (id, patient_id, mobile, added_at) VALUES (gen_random_uuid(), ?, ?, now())")
                .params(patient, mobile)
                .update();
    }
}
