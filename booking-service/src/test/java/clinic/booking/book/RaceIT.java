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
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

/** Over the real server and the real database: winners are counted exactly, and the database is asked afterwards. */
@RealBooking
class RaceIT {

    private static final String ANNA = "Anna Lindqvist";
    private static final String BACK = "back-and-leg";
    private static final String TEN = "2026-11-23T10:00:00+01:00";

    private final BookingClient client;
    private final EmptyCalendar calendar;
    private final Aftermath aftermath;
    private final StandingClock clock;

    @Autowired
    RaceIT(BookingClient client, EmptyCalendar calendar, Aftermath aftermath, StandingClock clock) {
        this.client = client;
        this.calendar = calendar;
        this.aftermath = aftermath;
        this.clock = clock;
    }

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
        aftermath.begin();
    }

    @AfterEach
    void nothingOverlapsAndNobodyDeadlocked() {
        aftermath.isSound();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 50, 500})
    @DisplayName("1: however many want one slot, one gets it and the others hear what is free")
    void oneWinner(int people) throws Exception {
        long before = System.nanoTime();
        List<Answer> answers = AtOnce.all(IntStream.range(0, people)
                .<Callable<Answer>>mapToObj(i -> () -> client.book(by(i, client.booking(BACK, ANNA, TEN))))
                .toList());
        System.out.printf("%d people, one slot: %d ms%n", people, (System.nanoTime() - before) / 1_000_000);
        assertWinners(answers, 1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409))
                .allSatisfy(answer ->
                        assertThat(answer.body().path("alternatives").size()).isPositive());
        assertThat(calendar.count("outbox WHERE type = 'booking.appointment.booked'"))
                .isOne();
        assertThat(calendar.count("patients")).isOne();
    }

    @Test
    @DisplayName("1: with anyone, there are as many winners as practitioners who are free")
    void asManyWinnersAsAreFree() throws Exception {
        // Anna, Johan and Sara work then; Sara has a visit already.
        assertThat(client.book(by(99, client.booking(BACK, "Sara Nyström", "2026-11-23T09:45:00+01:00")))
                        .status())
                .isEqualTo(201);
        List<Answer> answers = AtOnce.all(IntStream.range(0, 50)
                .<Callable<Answer>>mapToObj(i -> () -> client.book(by(i, client.booking(BACK, null, TEN))))
                .toList());
        assertWinners(answers, 2);
    }

    @Test
    @DisplayName("1: unequal visits that overlap: no two of them win, and nobody is refused for nothing")
    void unequalVisitsThatOverlap() throws Exception {
        List<ObjectNode> wishes = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            String start = OffsetDateTime.parse(TEN).plusMinutes(15L * (i % 6)).toString();
            wishes.add(by(i, client.booking(i % 2 == 0 ? BACK : "manual-treatment", ANNA, start)));
        }
        List<Answer> answers = AtOnce.all(wishes.stream()
                .<Callable<Answer>>map(wish -> () -> client.book(wish))
                .toList());
        assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
        List<Integer> again =
                wishes.stream().map(wish -> client.book(wish).status()).toList();
        assertThat(again).as("what was refused is really taken").containsOnly(409);
    }

    @Test
    @DisplayName("1: of many holds on one slot, one is given")
    void oneHold() throws Exception {
        List<Answer> answers = AtOnce.all(IntStream.range(0, 50)
                .<Callable<Answer>>mapToObj(i -> () -> {
                    ObjectNode hold = client.hold(client.booking(BACK, ANNA, TEN));
                    return client.post("/api/holds", hold, Map.of());
                })
                .toList());
        assertWinners(answers, 1);
    }

    @Test
    void expiredHoldsInTheWayLockNobody() throws Exception {
        for (String start :
                List.of("2026-11-23T09:30:00+01:00", "2026-11-23T10:00:00+01:00", "2026-11-23T10:30:00+01:00")) {
            ObjectNode hold = client.object();
            hold.put("treatment", client.treatment("manual-treatment").toString());
            hold.put("practitioner", client.practitioner(ANNA).toString());
            hold.put("start", start);
            assertThat(client.post("/api/holds", hold, Map.of()).status()).isEqualTo(201);
        }
        clock.forward(Duration.ofMinutes(11));
        List<Answer> answers = AtOnce.all(IntStream.range(0, 60)
                .<Callable<Answer>>mapToObj(i -> () -> client.book(by(
                        i,
                        client.booking(
                                BACK,
                                ANNA,
                                OffsetDateTime.parse("2026-11-23T09:45:00+01:00")
                                        .plusMinutes(15L * (i % 3))
                                        .toString()))))
                .toList());
        assertWinners(answers, 1);
    }

    @Test
    @DisplayName("1: many visits that move to one slot: one moves, the others stay where they are")
    void oneMoves() throws Exception {
        List<Answer> booked = new ArrayList<>();
        for (String start : client.starts("manual-treatment", ANNA, LocalDate.parse("2026-11-24"))) {
            Answer answer = client.book(by(booked.size(), client.booking("manual-treatment", ANNA, start)));
            if (answer.status() == 201) {
                booked.add(answer);
            }
        }
        assertThat(booked).hasSizeGreaterThan(10);
        List<Answer> moved = AtOnce.all(booked.stream()
                .<Callable<Answer>>map(visit ->
                        () -> client.change(visit, "reschedule", client.object().put("start", TEN)))
                .toList());
        assertThat(moved).extracting(Answer::status).containsOnly(200, 409);
        assertThat(moved).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(client.starts("manual-treatment", ANNA, LocalDate.parse("2026-11-24")))
                .as("only the moved one's time is free")
                .hasSize(1);
    }

    @Test
    void visitsThatWouldSwapWaitForNobodyForEver() throws Exception {
        Answer one = client.book(by(1, client.booking(BACK, ANNA, "2026-11-24T10:00:00+01:00")));
        Answer other = client.book(by(2, client.booking(BACK, ANNA, "2026-11-24T13:00:00+01:00")));
        for (int round = 0; round < 20; round++) {
            List<Answer> moved = AtOnce.all(List.of(
                    () -> client.change(one, "reschedule", client.object().put("start", "2026-11-24T13:00:00+01:00")),
                    () -> client.change(
                            other, "reschedule", client.object().put("start", "2026-11-24T10:00:00+01:00"))));
            assertThat(moved).extracting(Answer::status).containsOnly(409);
        }
    }

    @Test
    void randomHistoriesNeverOverlap() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<Callable<List<Integer>>> people = new ArrayList<>();
        for (int person = 0; person < 24; person++) {
            int who = person;
            SplittableRandom own = random.split();
            people.add(() -> history(who, own));
        }
        List<Integer> statuses =
                AtOnce.all(people).stream().flatMap(List::stream).toList();
        assertThat(statuses).as("seed %d", seed).isSubsetOf(200, 201, 409, 429);
    }

    private List<Integer> history(int who, SplittableRandom random) {
        List<Integer> statuses = new ArrayList<>();
        List<Answer> mine = new ArrayList<>();
        for (int step = 0; step < 12; step++) {
            String start = Instant.parse("2026-11-24T07:00:00Z")
                    .plus(Duration.ofMinutes(15L * random.nextInt(16)))
                    .toString();
            int what = random.nextInt(4);
            Answer answer;
            if (what < 2 || mine.isEmpty()) {
                answer = client.book(by(
                        who,
                        client.booking(
                                random.nextBoolean() ? BACK : "return-visit",
                                random.nextBoolean() ? ANNA : null,
                                start)));
                if (answer.status() == 201) {
                    mine.add(answer);
                }
            } else if (what == 2) {
                answer = client.change(
                        mine.get(random.nextInt(mine.size())),
                        "reschedule",
                        client.object().put("start", start));
            } else {
                answer = client.change(mine.remove(random.nextInt(mine.size())), "cancellation", client.object());
            }
            statuses.add(answer.status());
        }
        return statuses;
    }

    private static ObjectNode by(int person, ObjectNode booking) {
        ((ObjectNode) booking.path("patient"))
                .put("name", "Person " + person)
                .put("email", "p" + person + "@example.com");
        return booking;
    }

    private static void assertWinners(List<Answer> answers, int winners) {
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(winners);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(answers.size() - winners);
    }
}
