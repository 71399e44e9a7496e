package clinic.booking.availability;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.Aftermath;
import clinic.booking.AtOnce;
import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
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
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

/** On Fridays Anna, Sara and David work at Torget, where manual treatment has two rooms; no visit wants another's. */
@RealBooking
class RoomIT {

    private static final LocalDate FRIDAY = LocalDate.parse("2026-11-27");
    private static final String TEN = "2026-11-27T10:00:00+01:00";
    private static final String MANUAL = "manual-treatment";
    private static final List<String> ALL = List.of("Anna Lindqvist", "Sara Nyström", "David Okafor");

    private final BookingClient client;
    private final EmptyCalendar calendar;
    private final Aftermath aftermath;

    @Autowired
    RoomIT(BookingClient client, EmptyCalendar calendar, Aftermath aftermath) {
        this.client = client;
        this.calendar = calendar;
        this.aftermath = aftermath;
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

    @Test
    void timeWithoutAFreeRoomIsNotBookable() {
        assertThat(client.book(MANUAL, ALL.get(0), TEN).status()).isEqualTo(201);
        assertThat(roomTaken("Rum 1")).as("the preferred room is taken first").isTrue();
        assertThat(client.book(MANUAL, ALL.get(1), TEN).status()).isEqualTo(201);
        assertThat(client.starts(MANUAL, ALL.get(2), FRIDAY))
                .doesNotContain(TEN, "2026-11-27T09:45:00+01:00")
                .contains("2026-11-27T09:30:00+01:00", "2026-11-27T10:30:00+01:00");
        assertThat(client.book(MANUAL, ALL.get(2), TEN).status()).isEqualTo(409);
        assertThat(client.book("return-visit", ALL.get(2), TEN).status())
                .as("what needs no room has no need to wait for one")
                .isEqualTo(201);
    }

    @Test
    @DisplayName("1: with anyone, there are as many winners as rooms")
    void asManyWinnersAsRooms() throws Exception {
        List<Answer> answers = AtOnce.all(IntStream.range(0, 60)
                .<Callable<Answer>>mapToObj(i -> () -> client.book(by(i, client.booking(MANUAL, null, TEN))))
                .toList());
        assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(2);
    }

    @Test
    @DisplayName("1: two who want different practitioners never lose to the same room while another is free")
    void nobodyLosesARoomForNothing() throws Exception {
        for (int round = 0; round < 15; round++) {
            String start = OffsetDateTime.parse("2026-11-27T08:00:00+01:00")
                    .plusMinutes(15L * round)
                    .toString();
            emptyCalendar();
            List<Answer> both = AtOnce.all(List.of(
                    () -> client.book(by(1, client.booking(MANUAL, ALL.get(0), start))),
                    () -> client.book(by(2, client.booking(MANUAL, ALL.get(1), start)))));
            assertThat(both).extracting(Answer::status).containsOnly(201);
        }
    }

    @Test
    @DisplayName("10: a visit that moves takes its room along, and is not in its own way")
    void roomMovesAlong() {
        Answer first = client.book(MANUAL, ALL.get(0), TEN);
        client.book(MANUAL, ALL.get(1), TEN);
        Answer moved = client.change(first, "reschedule", client.object().put("start", "2026-11-27T10:15:00+01:00"));
        assertThat(moved.status()).isEqualTo(200);
        assertThat(client.starts(MANUAL, ALL.get(2), FRIDAY))
                .contains("2026-11-27T09:30:00+01:00")
                .doesNotContain("2026-11-27T10:15:00+01:00");
        Answer cancelled = client.change(first, "cancellation", client.object());
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(client.starts(MANUAL, ALL.get(2), FRIDAY)).contains(TEN);
    }

    @Test
    @DisplayName("2: a visit inside another's buffer is refused, and what moves keeps its buffer")
    void bufferIsTakenTime() {
        // Work ergonomics: half an hour, and a quarter that patients do not see.
        String johan = "Johan Berg";
        Answer booked = client.book("ergonomics", johan, "2026-11-26T10:00:00+01:00");
        assertThat(booked.text("end")).isEqualTo("2026-11-26T10:30:00+01:00");
        assertThat(client.book("back-and-leg", johan, "2026-11-26T10:30:00+01:00")
                        .status())
                .isEqualTo(409);
        assertThat(client.starts("back-and-leg", johan, FRIDAY.minusDays(1)))
                .doesNotContain("2026-11-26T10:30:00+01:00")
                .contains("2026-11-26T10:45:00+01:00");
        Answer moved = client.change(booked, "reschedule", client.object().put("start", "2026-11-26T10:15:00+01:00"));
        assertThat(moved.text("end")).isEqualTo("2026-11-26T10:45:00+01:00");
        assertThat(client.book("back-and-leg", johan, "2026-11-26T10:45:00+01:00")
                        .status())
                .isEqualTo(409);
        assertThat(client.book("back-and-leg", johan, "2026-11-26T11:00:00+01:00")
                        .status())
                .isEqualTo(201);
        assertThat(client.book("ergonomics", johan, "2026-11-26T09:30:00+01:00").status())
                .as("its own quarter reaches up to the visit")
                .isEqualTo(201);
    }

    @Test
    @DisplayName("6: the daily limit holds for those who come at once and for a request made by hand")
    void dailyLimitHolds() throws Exception {
        // Mehmet goes to three workplaces a day; on Tuesdays there is time for more.
        List<String> starts = client.starts("ergonomics", "Mehmet Aydin", LocalDate.parse("2026-11-24"));
        assertThat(starts).hasSizeGreaterThan(20);
        List<Answer> answers = AtOnce.all(IntStream.range(0, starts.size())
                .<Callable<Answer>>mapToObj(i ->
                        () -> client.book(by(i, client.booking("ergonomics", "Mehmet Aydin", starts.get(i)))))
                .toList());
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSizeBetween(1, 3);
        for (int i = 0; i < starts.size(); i++) {
            client.book(by(i, client.booking("ergonomics", "Mehmet Aydin", starts.get(i))));
        }
        assertThat(calendar.count("appointments")).isEqualTo(3);
        assertThat(client.starts("ergonomics", "Mehmet Aydin", LocalDate.parse("2026-11-24")))
                .isEmpty();
        assertThat(client.starts("return-visit", "Mehmet Aydin", LocalDate.parse("2026-11-24")))
                .isNotEmpty();
    }

    @Test
    @DisplayName("1: random histories with rooms, holds and moves never overlap, never deadlock")
    void randomHistoriesWithRooms() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<Callable<List<Integer>>> people = new ArrayList<>();
        for (int person = 0; person < 20; person++) {
            int who = person;
            SplittableRandom own = random.split();
            people.add(() -> history(who, own));
        }
        List<Integer> statuses =
                AtOnce.all(people).stream().flatMap(List::stream).toList();
        assertThat(statuses).as("seed %d", seed).isSubsetOf(200, 201, 204, 409, 429);
    }

    private List<Integer> history(int who, SplittableRandom random) {
        List<Integer> statuses = new ArrayList<>();
        List<Answer> mine = new ArrayList<>();
        for (int step = 0; step < 10; step++) {
            String start = OffsetDateTime.parse("2026-11-27T08:00:00+01:00")
                    .plusMinutes(15L * random.nextInt(14))
                    .toString();
            String with = ALL.get(random.nextInt(ALL.size()));
            String treatment = random.nextInt(3) == 0 ? "return-visit" : MANUAL;
            ObjectNode booking = by(who, client.booking(treatment, random.nextBoolean() ? with : null, start));
            Answer answer;
            int what = random.nextInt(5);
            if (what < 3 || mine.isEmpty()) {
                if (what == 1) {
                    Answer hold = client.post("/api/holds", client.hold(booking), Map.of());
                    statuses.add(hold.status());
                    if (hold.status() == 201) {
                        booking.put("holdId", hold.text("id"));
                    }
                }
                answer = client.book(booking);
                if (answer.status() == 201) {
                    mine.add(answer);
                }
            } else if (what == 3) {
                ObjectNode move = client.object().put("start", start);
                if (random.nextBoolean()) {
                    move.put("practitioner", client.practitioner(with).toString());
                }
                answer = client.change(mine.get(random.nextInt(mine.size())), "reschedule", move);
            } else {
                answer = client.change(mine.remove(random.nextInt(mine.size())), "cancellation", client.object());
            }
            statuses.add(answer.status());
        }
        return statuses;
    }

    private boolean roomTaken(String name) {
        return calendar.count("taken_time x JOIN resources r ON r.id = x.resource_id WHERE r.name = '" + name + "'")
                > 0;
    }

    private static ObjectNode by(int person, ObjectNode booking) {
        ((ObjectNode) booking.path("patient"))
                .put("name", "Person " + person)
                .put("email", "p" + person + "@example.com");
        return booking;
    }
}
