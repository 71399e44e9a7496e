package clinic.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.endtoend.running.Answer;
import clinic.endtoend.running.BookingApi;
import clinic.endtoend.running.BookingApi.Slot;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.Person;
import clinic.endtoend.running.TheClinic;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("a crowd is answered in time by a machine that starts no other clinic meanwhile")
@ExtendWith(TheClinic.class)
class CrowdScenario {

    private static final int CROWD = 500;
    private static final Duration COMES_BACK = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    @DisplayName("1: five hundred want one time over the API; one gets it, nobody waits in a deadlock")
    void oneOfACrowdOverTheApiGetsTheTime(Clinic clinic) throws Exception {
        Slot slot = quietSlot(clinic, 20);
        Person person = Person.speaking("sv");
        long deadlocks = deadlocks(clinic);

        Map<Integer, Long> answers = atOnce(() -> clinic.booking().post(BookingApi.request(slot, person)));

        assertThat(answers).isEqualTo(Map.of(201, 1L, 409, CROWD - 1L));
        nothingOverlaps(clinic, deadlocks);
    }

    @Test
    @DisplayName("1: five hundred want one time over the form; one gets it, the others are shown other times")
    void oneOfACrowdOverTheFormGetsTheTime(Clinic clinic) throws Exception {
        Slot slot = quietSlot(clinic, 27);
        Person person = Person.speaking("sv");
        long deadlocks = deadlocks(clinic);
        String form = "/book/details?treatment=%s&safety=clear&slot=%s"
                .formatted(slot.treatment(), clinic.booking().slotOnTheForm(slot));

        Map<Integer, Long> answers = atOnce(() -> clinic.http()
                .submit(
                        form,
                        Map.of(
                                "key", UUID.randomUUID().toString(),
                                "name", person.name(),
                                "birthDate", "1985-04-12",
                                "mobile", person.mobile(),
                                "email", person.email()),
                        Map.of("Origin", clinic.origin())));

        assertThat(answers).isEqualTo(Map.of(303, 1L, 409, CROWD - 1L));
        nothingOverlaps(clinic, deadlocks);
    }

    /** A time of a week that no other scenario books in. */
    private static Slot quietSlot(Clinic clinic, int days) {
        LocalDate today = LocalDate.ofInstant(clinic.clock().now(), ZoneId.of("Europe/Stockholm"));
        return clinic.booking().slotAtNoon(today.plusDays(days));
    }

    /** Everybody is at the door before it opens; how many got which answer. */
    private static Map<Integer, Long> atOnce(Supplier<Answer> request) throws Exception {
        CountDownLatch door = new CountDownLatch(1);
        List<Future<Answer>> waiting = new ArrayList<>();
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < CROWD; number++) {
                waiting.add(crowd.submit(() -> {
                    door.await();
                    return await().atMost(PATIENCE)
                            .pollDelay(Duration.ZERO)
                            .pollInterval(COMES_BACK)
                            .until(request::get, answer -> !isSentAway(answer));
                }));
            }
            door.countDown();
        }
        return waiting.stream()
                .map(CrowdScenario::status)
                .collect(Collectors.groupingBy(s -> s, Collectors.counting()));
    }

    /** A slow machine cannot answer all of them in the time that somebody waits for a place; it says so, and they come back. */
    private static boolean isSentAway(Answer answer) {
        return answer.status() == 503
                && (answer.body().contains(":busy") || answer.body().contains("Många vill in samtidigt"));
    }

    private static int status(Future<Answer> answer) {
        try {
            return answer.get().status();
        } catch (ExecutionException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static long deadlocks(Clinic clinic) {
        return clinic.number("booking", "select deadlocks from pg_stat_database where datname = current_database()");
    }

    private static void nothingOverlaps(Clinic clinic, long deadlocksBefore) {
        assertThat(clinic.number(
                        "booking",
                        "select count(*) from taken_time a join taken_time b"
                                + " on a.resource_id = b.resource_id and a.during && b.during and a.ctid < b.ctid"))
                .as("overlapping rows")
                .isZero();
        assertThat(deadlocks(clinic)).as("deadlocks").isEqualTo(deadlocksBefore);
    }
}
