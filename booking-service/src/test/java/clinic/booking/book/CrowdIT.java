package clinic.booking.book;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.Aftermath;
import clinic.booking.AtOnce;
import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everybody wants somebody on Friday around a quarter past ten: for visits of unequal length that start at unequal
 * times, some of them in a room, some held first and some booked at once. All of these visits are under way at a quarter
 * past, and the commonest of them is given by everyone who works then and needs no room: so there are as many winners
 * as people at work, whoever comes first.
 */
@RealBooking
class CrowdIT {

    private static final LocalDate FRIDAY = LocalDate.parse("2026-11-27");

    private enum Way {
        BOOKED_AT_ONCE,
        HELD_FIRST
    }

    private record Errand(String treatment, String start, Way way) {}

    private static final List<Errand> ERRANDS = List.of(
            new Errand("return-visit", "2026-11-27T10:00:00+01:00", Way.BOOKED_AT_ONCE),
            new Errand("return-visit", "2026-11-27T10:15:00+01:00", Way.HELD_FIRST),
            new Errand("manual-treatment", "2026-11-27T10:00:00+01:00", Way.HELD_FIRST),
            new Errand("back-and-leg", "2026-11-27T09:45:00+01:00", Way.BOOKED_AT_ONCE),
            new Errand("return-visit", "2026-11-27T10:15:00+01:00", Way.BOOKED_AT_ONCE),
            new Errand("manual-treatment", "2026-11-27T10:15:00+01:00", Way.BOOKED_AT_ONCE),
            new Errand("return-visit", "2026-11-27T10:00:00+01:00", Way.HELD_FIRST),
            new Errand("back-and-leg", "2026-11-27T10:15:00+01:00", Way.HELD_FIRST),
            new Errand("ergonomics", "2026-11-27T10:00:00+01:00", Way.BOOKED_AT_ONCE),
            new Errand("return-visit", "2026-11-27T10:00:00+01:00", Way.BOOKED_AT_ONCE));

    private final BookingClient client;
    private final EmptyCalendar calendar;
    private final Aftermath aftermath;
    private final StandingClock clock;
    private final JdbcClient jdbc;

    @Autowired
    CrowdIT(BookingClient client, EmptyCalendar calendar, Aftermath aftermath, StandingClock clock, JdbcClient jdbc) {
        this.client = client;
        this.calendar = calendar;
        this.aftermath = aftermath;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void everybodyIsInTheWayOfAHoldThatHasExpired() {
        calendar.empty();
        for (long n = atWork(); n > 0; n--) {
            ObjectNode hold = client.hold(client.booking("return-visit", null, "2026-11-27T10:15:00+01:00"));
            assertThat(client.post("/api/holds", hold, Map.of()).status()).isEqualTo(201);
        }
        clock.forward(Duration.ofMinutes(11));
        aftermath.begin();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10, 100, 500, 1000})
    @DisplayName("1, 2: of so many at once who want anybody, as many win as there are people at work, rooms allowing")
    void asManyWinAsAreAtWork(int people) throws Exception {
        int winners = (int) Math.min(people, atWork());
        long before = System.nanoTime();
        List<Answer> answers = AtOnce.all(IntStream.range(0, people)
                .<Callable<Answer>>mapToObj(person -> () -> goFor(errand(person), person))
                .toList());
        System.out.printf("%d people at once: %d ms%n", people, (System.nanoTime() - before) / 1_000_000);

        assertThat(answers)
                .extracting(Answer::status)
                .containsOnly(winners < people ? new Integer[] {201, 409} : new Integer[] {201});
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(winners);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).allSatisfy(lost -> {
            assertThat(lost.text("type")).isEqualTo("urn:clinic:problem:slot-taken");
            assertThat(lost.body().path("alternatives").size()).isPositive();
        });
        assertThat(calendar.count("appointments")).isEqualTo(winners);
        assertThat(calendar.count("outbox WHERE type = 'booking.appointment.booked'"))
                .isEqualTo(winners);
        assertThat(calendar.count("taken_time WHERE expires_at > '%s'".formatted(clock.instant())))
                .as("holds that nobody turned into a visit")
                .isZero();
        if (winners < people) {
            nobodyWasRefusedForNothing();
        }
        aftermath.isSound();
    }

    @Test
    @DisplayName("1: times that are taken and given back over and over lock nobody out")
    void hotTimesLockNobodyOut() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<Callable<Boolean>> impatient = new ArrayList<>();
        for (int person = 0; person < 64; person++) {
            SplittableRandom own = random.split();
            impatient.add(() -> holdAndLetGo(own));
        }
        assertThat(AtOnce.all(impatient)).as("seed %d", seed).containsOnly(true);
        assertThat(calendar.count("taken_time WHERE expires_at > '%s'".formatted(clock.instant())))
                .isZero();
        aftermath.isSound();
    }

    /** With one practitioner, so that whoever comes is in everybody's way. */
    private boolean holdAndLetGo(SplittableRandom random) {
        for (int n = 0; n < 25; n++) {
            Errand errand = errand(random.nextInt(ERRANDS.size()));
            ObjectNode wish = client.hold(client.booking("return-visit", "Anna Lindqvist", errand.start()));
            Answer hold = client.post("/api/holds", wish, Map.of());
            assertThat(hold.status()).isIn(201, 409);
            if (hold.status() == 201) {
                assertThat(client.delete("/api/holds/" + hold.text("id")).status())
                        .isEqualTo(204);
            }
        }
        return true;
    }

    private Answer goFor(Errand errand, int person) {
        ObjectNode booking = client.booking(errand.treatment(), null, errand.start());
        ((ObjectNode) booking.path("patient"))
                .put("name", "Person " + person)
                .put("email", "p" + person + "@example.com")
                .remove("mobile");
        if (errand.way() == Way.HELD_FIRST) {
            Answer hold = client.post("/api/holds", client.hold(booking), Map.of());
            if (hold.status() != 201) {
                return hold;
            }
            booking.put("holdId", hold.text("id"));
        }
        return client.book(booking);
    }

    private void nobodyWasRefusedForNothing() {
        for (Errand errand : ERRANDS) {
            assertThat(client.starts(errand.treatment(), null, FRIDAY))
                    .as("%s", errand)
                    .doesNotContain(errand.start());
        }
    }

    /** From before the first of these visits begins until after the last has ended. */
    private long atWork() {
        return jdbc.sql("""
                SELECT count(DISTINCT gives.practitioner_id)
                  FROM offers gives JOIN treatments t ON t.id = gives.treatment_id
                  JOIN working_hours works USING (practitioner_id, location_id)
                 WHERE t.code = 'return-visit' AND works.weekday = 5 AND opens <= '09:45' AND closes >= '11:00'""").query(Long.class).single();
    }

    private static Errand errand(int person) {
        return ERRANDS.get(person % ERRANDS.size());
    }
}
