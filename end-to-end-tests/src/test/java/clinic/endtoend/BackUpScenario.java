package clinic.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.endtoend.running.Answer;
import clinic.endtoend.running.BookingApi;
import clinic.endtoend.running.BookingApi.Booking;
import clinic.endtoend.running.BookingApi.Slot;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.ClinicDatabase;
import clinic.endtoend.running.Folder;
import clinic.endtoend.running.LaunchedClinic;
import clinic.endtoend.running.OwnClinic;
import clinic.endtoend.running.Person;
import clinic.endtoend.running.StaffApi;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Does what docs/operations/back-up.md says: backs up a clinic at work, loses it, and puts it back. */
@OwnClinic
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackUpScenario {

    private final Path home = Path.of("target", "backed-up").toAbsolutePath();
    private final Path file = Path.of("target", "back-up.zip").toAbsolutePath();
    private final int port = LaunchedClinic.freePort();
    private final Person person = Person.speaking("sv");
    private final Person mover = Person.speaking("sv");
    private final Person leaver = Person.speaking("en");
    private final Person late = Person.speaking("sv");
    private LaunchedClinic running;
    private Booking kept;
    private Booking moved;
    private Booking cancelled;
    private int letters;

    @BeforeAll
    void backUpAtWork() throws Exception {
        Files.deleteIfExists(file);
        running = LaunchedClinic.up(home, port, "--fresh");
        kept = book(4, person);
        moved = book(6, mover);
        cancelled = book(8, leaver);

        assertThat(LaunchedClinic.say(home, "backup", file.toString()))
                .contains("Backed up in", file.toString(), "keep a copy of " + home.resolve("secrets"));
    }

    @AfterAll
    void leaveNothingBehind() {
        running.close();
    }

    @Test
    @Order(1)
    @DisplayName(
            "16, 19: the databases are lost and the topics are not: nothing that was acknowledged is missing or sent again")
    void whatHappenedAfterTheBackUpComesBackFromTheTopics() throws Exception {
        Booking booked = book(10, late);
        Slot to = slot(13);
        OffsetDateTime later =
                changed(moved, "reschedule", Map.of("start", to.start(), "practitioner", to.practitioner()));
        changed(cancelled, "cancellation", Map.of());
        clinic().clock().forward(Duration.ofMinutes(30));
        awaitAllTold();
        letters = letters();
        running.stop();
        Folder.delete(home.resolve("postgres"));

        Duration back = restored();

        assertThat(page(kept)).isEqualTo(200);
        assertThat(page(booked)).as("its link, by the same key").isEqualTo(200);
        assertThat(database("booking")
                        .strings("select id || ' ' || state || ' ' || schedule_version from appointments"))
                .contains(
                        kept.id() + " BOOKED 1",
                        booked.id() + " BOOKED 1",
                        moved.id() + " BOOKED 2",
                        cancelled.id() + " CANCELLED 2");
        assertThat(slots(booked.start().toLocalDate()))
                .as("nobody else can have a time that was brought back")
                .noneMatch(free -> free.at().isEqual(booked.start())
                        && database("booking")
                                        .number(
                                                "select count(*) from appointments where id = '%s' and practitioner_id = '%s'"
                                                        .formatted(booked.id(), free.practitioner()))
                                > 0);
        assertThat(database("booking")
                        .number("select count(*) from appointments where id = '%s' and starts_at = '%s'"
                                .formatted(moved.id(), later)))
                .isEqualTo(1);
        int caused = sentOnceResumed();
        assertThat(caused).isZero();
        // What is still to come is sent once.
        clinic().clock().forwardTo(kept.start().toInstant().minus(Duration.ofHours(47)));
        clinic().postbox().await(1, "reminder", person);
        tell("The databases lost, the topics there", "0 of 3 changes since the back-up", back, caused);
    }

    @Test
    @Order(2)
    @DisplayName("19: another machine, with nothing but the back-up and the copy of the secrets")
    void whatWasThereAtTheBackUpIsThereOnANewMachine() throws Exception {
        letters = letters();
        running.stop();
        for (String lost :
                List.of("postgres", "postgres.before", "postgres.whole", "kafka", "audit", "answers", "clock")) {
            Folder.delete(home.resolve(lost));
        }
        Path secrets = home.resolve("secrets");
        Path copy = home.resolveSibling("copy-of-secrets");
        Files.deleteIfExists(copy);
        Files.move(secrets, copy);
        assertThat(LaunchedClinic.say(home, "restore", file.toString()))
                .contains(secrets + " is missing", "kept apart from the back-up");
        Files.move(copy, secrets);

        Duration back = restored();

        assertThat(page(kept)).isEqualTo(200);
        assertThat(page(moved)).isEqualTo(200);
        assertThat(database("booking").strings("select id || ' ' || state from appointments"))
                .containsExactlyInAnyOrder(kept.id() + " BOOKED", moved.id() + " BOOKED", cancelled.id() + " BOOKED");
        int caused = sentOnceResumed();
        assertThat(caused).isZero();
        book(20, Person.speaking("sv"));
        tell("All lost but the back-up and the secrets", "3 of 3 changes since the back-up", back, caused);
    }

    private Duration restored() {
        long from = System.nanoTime();
        assertThat(LaunchedClinic.say(home, "restore", file.toString())).contains("Restored in");
        running = LaunchedClinic.up(home, port);
        assertThat(page(kept)).isEqualTo(200);
        return Duration.ofNanos(System.nanoTime() - from);
    }

    /** How many messages left because of the restoring. */
    private int sentOnceResumed() {
        clinic().clock().forward(Duration.ofSeconds(1));
        StaffApi admin = StaffApi.signedIn(clinic(), "admin");
        for (String channel : List.of("sms", "email")) {
            Answer resumed = admin.delete("/api/staff/channels/" + channel + "/pause");
            assertThat(resumed.status()).as(resumed.body()).isEqualTo(200);
        }
        clinic().clock().forward(Duration.ofMinutes(1));
        return letters() - letters;
    }

    private static void tell(String what, String lost, Duration back, int caused) {
        System.out.printf("%s: RPO %s, RTO %d s, sends caused %d%n", what, lost, back.toSeconds(), caused);
    }

    /** What was sent a moment ago and not told to Kafka yet would be sent once more: decision 35 says so. */
    private void awaitAllTold() {
        for (String name : List.of("booking", "reminder")) {
            await().until(() -> database(name).number("select count(*) from outbox where sent_at is null") == 0);
        }
    }

    private Booking book(int days, Person patient) {
        Booking booked = clinic().booking().book(slot(days), patient);
        clinic().postbox().await(2, "confirmation", patient);
        return booked;
    }

    private Slot slot(int days) {
        return clinic().booking().slotAtNoon(today().plusDays(days));
    }

    private List<Slot> slots(LocalDate day) {
        BookingApi api = clinic().booking();
        return api.slots(api.anyTreatment(), day, 1);
    }

    /** When the visit begins now. */
    private OffsetDateTime changed(Booking visit, String what, Map<String, Object> body) {
        Answer answer = clinic().http()
                .post(
                        "/api/appointments/" + visit.id() + "/" + what,
                        body,
                        Map.of("Authorization", "Bearer " + visit.manageToken()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return OffsetDateTime.parse(answer.json().path("start").asString());
    }

    private int page(Booking visit) {
        return clinic().http().get("/appointments/" + visit.manageToken()).status();
    }

    private int letters() {
        return clinic().postbox().all().size();
    }

    private ClinicDatabase database(String name) {
        return new ClinicDatabase(running.home(), name);
    }

    private LocalDate today() {
        Instant now = clinic().clock().now();
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private Clinic clinic() {
        return Clinic.of(running);
    }
}
