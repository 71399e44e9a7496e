package clinic.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.endtoend.running.BookingApi;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.LaunchedClinic;
import clinic.endtoend.running.OwnClinic;
import clinic.endtoend.running.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * One clinic of its own, whose processes are killed one by one, together, while they start and while they stop. In the
 * end somebody books and is written to, each time. Seeded: {@code -Dclinic.fire.seed=…} repeats a run, {@code
 * -Dclinic.fire.rounds=…} makes it longer.
 */
@OwnClinic
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UnderFireScenario {

    private static final Duration RECOVERY = Duration.ofMinutes(6);
    private static final String POSTGRES = "postgres";
    private static final List<String> PARTS =
            List.of("gateway", "viewer", "content", "booking", "reminder", "kafka", POSTGRES);

    private final long seed = Long.getLong("clinic.fire.seed", Instant.now().getEpochSecond());
    private final int rounds = Integer.getInteger("clinic.fire.rounds", 1);
    private final Random random = new Random(seed);
    private final Path home = Path.of("target", "under fire", "Åsas mottagning").toAbsolutePath();
    private final int port = LaunchedClinic.freePort();
    private int week = 1;
    private LaunchedClinic running;

    @BeforeAll
    void firstStart() {
        System.out.println("Under fire: -Dclinic.fire.seed=" + seed);
        running = LaunchedClinic.up(home, port, "--fresh");
    }

    @AfterAll
    void leaveNothingBehind() {
        running.close();
    }

    @Test
    @Order(1)
    void eachPartThatIsKilledIsBackWithWhatItHad() {
        for (int round = 0; round < rounds; round++) {
            for (String part : shuffled()) {
                kill(List.of(part));
            }
            somebodyBooksAndIsWrittenTo();
        }
        assertThat(LaunchedClinic.say(home, "status"))
                .contains("restarts: " + rounds)
                .doesNotContain("dead", "not ready");
    }

    @Test
    @Order(2)
    void allPartsKilledAtOnceAreBack() {
        kill(PARTS);
        somebodyBooksAndIsWrittenTo();
    }

    /** PostgreSQL then restarts by itself, and every connection of every service is gone. */
    @Test
    @Order(3)
    void aKilledBackendHarmsNobody() {
        ProcessHandle backend = running.home()
                .postgres()
                .children()
                .skip(random.nextInt(3))
                .findFirst()
                .orElseThrow();
        backend.destroyForcibly();
        await().until(() -> !backend.isAlive());
        somebodyBooksAndIsWrittenTo();
    }

    @Test
    @Order(4)
    void aLauncherKilledTogetherWithHalfOfTheRestIsFollowedByOneThatWorks() {
        List<ProcessHandle> before = running.processes();
        List<String> half = shuffled().subList(0, PARTS.size() / 2);
        running.kill();
        half.forEach(part -> process(part).destroyForcibly());

        running = LaunchedClinic.up(home, port);

        assertThat(running.said()).contains("killed launcher");
        assertThat(before).as("processes of the killed clinic").noneMatch(ProcessHandle::isAlive);
        somebodyBooksAndIsWrittenTo();
    }

    @Test
    @Order(5)
    void whoIsKilledWhileTheyStopAndWhileTheyStartLeavesNothingInTheWay() {
        List<ProcessHandle> before = new ArrayList<>(running.processes());
        running.home().part("launcher").destroy();
        await().atMost(RECOVERY).until(() -> running.said().contains("Stopping the clinic"));
        running.kill();

        List<String> facts =
                new ArrayList<>(List.of("run/kafka.process", "postgres/postmaster.pid", "run/booking.process"));
        Collections.shuffle(facts, random);
        for (int round = 0; round < rounds; round++) {
            for (String fact : facts) {
                LaunchedClinic halfStarted = LaunchedClinic.launch(home, port);
                Instant launched = Instant.now();
                await(fact).atMost(RECOVERY).until(() -> isNewer(home.resolve(fact), launched));
                before.addAll(halfStarted.kill());
            }
        }
        running = LaunchedClinic.up(home, port);

        assertThat(before).as("processes of all that were killed").noneMatch(ProcessHandle::isAlive);
        somebodyBooksAndIsWrittenTo();
    }

    private List<String> shuffled() {
        List<String> parts = new ArrayList<>(PARTS);
        Collections.shuffle(parts, random);
        return parts;
    }

    /** Returns when the launcher has said that they are back. */
    private void kill(List<String> parts) {
        Map<String, Long> returns = new HashMap<>();
        parts.forEach(part -> returns.put(part, returns(part)));
        parts.forEach(part -> process(part).destroyForcibly());
        await(parts + " are back, seed " + seed)
                .atMost(RECOVERY)
                .until(() -> parts.stream().allMatch(part -> returns(part) > returns.getOrDefault(part, 0L)));
    }

    private long returns(String part) {
        return Pattern.compile("(?m)^ *" + part + " +back ")
                .matcher(running.said())
                .results()
                .count();
    }

    private ProcessHandle process(String part) {
        return part.equals(POSTGRES)
                ? running.home().postgres()
                : running.home().part(part);
    }

    /** Without a restart by hand: a patient who tries again gets the time, and both messages, once. */
    private void somebodyBooksAndIsWrittenTo() {
        Clinic clinic = Clinic.of(running);
        Person person = Person.speaking("sv");
        LocalDate from = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).plusWeeks(++week);
        var slot = await("a free time")
                .atMost(RECOVERY)
                .ignoreExceptions()
                .until(() -> clinic.booking().slotAtNoon(from), found -> true);
        String key = UUID.randomUUID().toString();
        await("a booking, seed " + seed)
                .atMost(RECOVERY)
                .ignoreExceptions()
                .until(() -> clinic.booking()
                                .post(BookingApi.request(slot, person), key)
                                .status()
                        == 201);
        await("its confirmations, seed " + seed)
                .atMost(RECOVERY)
                .ignoreExceptions()
                .until(() -> clinic.postbox().of("confirmation", person).size() >= 2);
        assertThat(clinic.postbox().of("confirmation", person)).hasSize(2);
    }

    private static boolean isNewer(Path file, Instant than) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isAfter(than);
        } catch (IOException notThere) {
            return false;
        }
    }
}
