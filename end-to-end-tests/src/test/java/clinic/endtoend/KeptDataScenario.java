package clinic.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.endtoend.running.Answer;
import clinic.endtoend.running.BookingApi;
import clinic.endtoend.running.BookingApi.Booking;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.ClinicDatabase;
import clinic.endtoend.running.Folder;
import clinic.endtoend.running.LaunchedClinic;
import clinic.endtoend.running.NextRelease;
import clinic.endtoend.running.OwnClinic;
import clinic.endtoend.running.Person;
import clinic.endtoend.running.StaffApi;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * One data folder through what happens to data folders: half made, damaged, under newer code and under older again,
 * and with a database that was lost.
 * Each fact begins where the one before ended.
 */
@OwnClinic
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeptDataScenario {

    private final Path home = Path.of("target", "kept-data").toAbsolutePath();
    private final int port = LaunchedClinic.freePort();
    private final Person person = Person.speaking("sv");
    private LaunchedClinic running;
    private Booking booking;

    /** As a launcher leaves it that was killed in the middle of its very first start. */
    @BeforeAll
    void startOnWhatIsHalfMade() throws IOException {
        Folder.delete(home);
        write("postgres/PG_VERSION", "18\n");
        write("postgres/base/1/112", "");
        write("kafka/meta.properties", "version=1\nclus");
        write("kafka/bootstrap.checkpoint", "");
        write("secrets", "link.key=cut");
        write("apps/postgres/PG-0123/bin/postgres", "");
        write("apps/viewer-00000000.new/viewer.jar", "PK");
        write("run/booking.process", "pid=4");
        running = LaunchedClinic.up(home, port);
        BookingApi api = Clinic.of(running).booking();
        booking = api.book(api.slotAtNoon(today().plusDays(4)), person);
        Clinic.of(running).postbox().await(2, "confirmation", person);
    }

    @AfterAll
    void leaveNothingBehind() {
        running.close();
    }

    @Test
    @Order(1)
    void whatCannotBeMendedIsToldInOneSentence() throws IOException {
        running.stop();

        assertThat(refusalWith("clock", "PT3")).contains(home.resolve("clock").toString(), "delete it");
        assertThat(refusalWith("secrets", "link.key=cut"))
                .contains(home.resolve("secrets").toString(), "put back a copy", "--fresh");
        assertThat(refusalWith("kafka/meta.properties", ""))
                .contains("kafka stopped while it started", "put back a copy", "what was booked stays");
    }

    @Test
    @Order(2)
    void whatWasCutShortInMidWriteIsMended() throws IOException {
        cutShort(home.resolve("viewer/messages.jsonl"), -1);
        try (Stream<Path> segments = Files.walk(home.resolve("kafka"))) {
            for (Path segment : segments.filter(file ->
                            file.toString().endsWith(".log") && file.toString().contains("booking.appointments"))
                    .toList()) {
                Files.write(segment, new byte[] {0, 0, 0, 0, 0, 0, 1, 7}, StandardOpenOption.APPEND);
                Files.deleteIfExists(home.resolve("kafka/.kafka_cleanshutdown"));
            }
        }
        try (Stream<Path> apps = Files.list(home.resolve("apps"))) {
            for (Path app : apps.filter(
                            folder -> folder.getFileName().toString().startsWith("viewer-"))
                    .toList()) {
                Files.writeString(app.resolve("classes-" + Runtime.version() + ".aot"), "cut short");
            }
        }
        write("run/restarts", "booking=\\u00");
        write("run/kafka.process", "");

        running = LaunchedClinic.up(home, port);

        bookedVisitIsThere();
        assertThat(Clinic.of(running).postbox().of("confirmation", person))
                .as("the last line of the viewer's file was cut short")
                .hasSize(1);
        somebodyElseBooksAndIsWrittenTo(11);
    }

    @Test
    @Order(3)
    void newerCodeTakesWhatOlderCodeKept() {
        running.stop();

        running = LaunchedClinic.up(
                NextRelease.in(Path.of("target", "next-release").toAbsolutePath()), home, port);

        assertThat(migrations()).isEqualTo(NextRelease.MIGRATIONS.size());
        assertThat(Clinic.of(running).http().get("/book").body()).contains(NextRelease.HEADING);
        bookedVisitIsThere();
        somebodyElseBooksAndIsWrittenTo(18);
    }

    /** Migrations only add: older code finds what it knows. */
    @Test
    @Order(4)
    void olderCodeWorksOnWhatNewerCodeLeft() {
        running.stop();

        running = LaunchedClinic.up(home, port);

        assertThat(migrations()).isEqualTo(NextRelease.MIGRATIONS.size());
        assertThat(Clinic.of(running).http().get("/book").body()).doesNotContain(NextRelease.HEADING);
        bookedVisitIsThere();
        somebodyElseBooksAndIsWrittenTo(25);
    }

    /** The worst of restorings: there is no back-up, and reminder-service begins with an empty database. */
    @Test
    @Order(5)
    @DisplayName("16, 19: restored, a clinic sends nothing twice, and all that is still to come")
    void restoredClinicSendsNothingTwice() {
        ClinicDatabase reminder = new ClinicDatabase(running.home(), "reminder");
        awaitAllTold(reminder);
        int sent = letters();
        assertThat(reminder.number("select count(*) from message where state = 'SENT'"))
                .isPositive();
        running.home().part("reminder").destroyForcibly();
        reminder.plant("drop schema public cascade");
        reminder.plant("create schema public");
        running.stop();

        running = LaunchedClinic.restored(home, port, "lost");

        Clinic clinic = Clinic.of(running);
        clinic.clock().forward(Duration.ofSeconds(1));
        assertThat(reminder.number("select count(*) from message where state = 'SENT'"))
                .as("looked up in its own words")
                .isPositive();
        StaffApi admin = StaffApi.signedIn(clinic, "admin");
        for (String channel : List.of("sms", "email")) {
            Answer resumed = admin.delete("/api/staff/channels/" + channel + "/pause");
            assertThat(resumed.status()).as(resumed.body()).isEqualTo(200);
        }
        clinic.clock().forward(Duration.ofMinutes(1));
        assertThat(letters()).isEqualTo(sent);

        somebodyElseBooksAndIsWrittenTo(32);
        assertThat(clinic.postbox().of("reminder", person)).isEmpty();
        clinic.clock().forwardTo(booking.start().toInstant().minus(Duration.ofHours(47)));
        clinic.postbox().await(1, "reminder", person);
    }

    /** What was sent a moment ago and not told to Kafka yet would be sent once more: decision 35 says so. */
    private static void awaitAllTold(ClinicDatabase reminder) {
        await().until(() -> reminder.number("""
                        select (select count(*) from message where state = 'SENDING')
                            + (select count(*) from outbox where sent_at is null)""") == 0);
    }

    private int letters() {
        return Clinic.of(running).postbox().all().size();
    }

    /** What {@code ./clinic up} says with this in that file; the file is put back. */
    private String refusalWith(String file, String content) throws IOException {
        Path damaged = home.resolve(file);
        byte[] before = Files.exists(damaged) ? Files.readAllBytes(damaged) : null;
        Files.writeString(damaged, content);
        LaunchedClinic refused = LaunchedClinic.launch(home, port);
        refused.awaitEnd();
        String said = refused.said();
        if (before == null) {
            Files.delete(damaged);
        } else {
            Files.write(damaged, before);
        }
        assertThat(said).contains("clinic: ").doesNotContain("\tat ", "READY");
        return said;
    }

    private void bookedVisitIsThere() {
        assertThat(Clinic.of(running)
                        .http()
                        .get("/appointments/" + booking.manageToken())
                        .status())
                .isEqualTo(200);
    }

    private void somebodyElseBooksAndIsWrittenTo(int days) {
        Person other = Person.speaking("sv");
        BookingApi api = Clinic.of(running).booking();
        api.book(api.slotAtNoon(today().plusDays(days)), other);
        Clinic.of(running).postbox().await(2, "confirmation", other);
    }

    private long migrations() {
        return new ClinicDatabase(running.home(), "booking")
                .number("select count(*) from flyway_schema_history where version in ('"
                        + String.join("', '", NextRelease.MIGRATIONS) + "')");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(Clinic.of(running).clock().now(), ZoneOffset.UTC);
    }

    private void write(String file, String content) throws IOException {
        Files.createDirectories(home.resolve(file).getParent());
        Files.writeString(home.resolve(file), content);
    }

    private static void cutShort(Path file, long by) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() + by);
        }
    }
}
