package clinic.booking.book;

import static clinic.booking.BookingClient.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@RealBooking
class BookingIT {

    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final LocalDate WEDNESDAY = LocalDate.parse("2026-11-25");
    private static final String ANNA = "Anna Lindqvist";
    private static final String BACK = "back-and-leg";

    private final BookingClient client;
    private final EmptyCalendar calendar;
    private final JdbcClient jdbc;
    private final StandingClock clock;

    @Autowired
    BookingIT(BookingClient client, EmptyCalendar calendar, JdbcClient jdbc, StandingClock clock) {
        this.client = client;
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
    }

    @Test
    void bookingAnswersWithTheVisitAndItsLink() {
        Answer booked = client.book(client.booking(BACK, ANNA, "2026-11-23T08:15:00+01:00"));
        assertThat(booked.status()).isEqualTo(201);
        assertThat(booked.text("status")).isEqualTo("booked");
        assertThat(booked.body().path("version").asInt()).isZero();
        assertThat(booked.text("start")).isEqualTo("2026-11-23T08:15:00+01:00");
        assertThat(booked.text("end")).isEqualTo("2026-11-23T09:00:00+01:00");
        assertThat(booked.text("manageUrl")).startsWith("https://clinic.example/appointments/a");
        assertThat(UUID.fromString(booked.text("id")).version()).isEqualTo(7);
    }

    @Test
    void takenSlotIsRefusedWithTheNearestFreeTimes() {
        ObjectNode booking = client.booking(BACK, ANNA, "2026-11-23T10:00:00+01:00");
        assertThat(client.book(booking).status()).isEqualTo(201);

        Answer refused = client.book(booking);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.text("type")).isEqualTo("urn:clinic:problem:slot-taken");
        List<String> alternatives = new ArrayList<>();
        refused.body()
                .path("alternatives")
                .forEach(slot -> alternatives.add(slot.path("start").asString()));
        assertThat(alternatives).contains("2026-11-23T09:15:00+01:00", "2026-11-23T10:45:00+01:00");
        for (JsonNode slot : refused.body().path("alternatives")) {
            ObjectNode other = client.booking(BACK, null, slot.path("start").asString());
            other.set("practitioner", slot.path("practitioner").path("id"));
            assertThat(client.post("/api/holds", client.hold(other), Map.of()).status())
                    .isIn(201, 409);
        }
        assertThat(calendar.count("appointments")).isOne();
    }

    @Test
    @DisplayName("2: a visit that overlaps by a quarter is refused")
    void overlappingVisitIsRefused() {
        assertThat(client.book(BACK, ANNA, "2026-11-23T10:00:00+01:00").status())
                .isEqualTo(201);
        assertThat(client.book(BACK, ANNA, "2026-11-23T10:30:00+01:00").status())
                .isEqualTo(409);
        assertThat(client.book(BACK, ANNA, "2026-11-23T09:30:00+01:00").status())
                .isEqualTo(409);
        assertThat(client.book(BACK, ANNA, "2026-11-23T10:45:00+01:00").status())
                .isEqualTo(201);
        assertThat(client.book(BACK, ANNA, "2026-11-23T09:15:00+01:00").status())
                .isEqualTo(201);
    }

    @Test
    @DisplayName("6: the server itself checks lead time and horizon")
    void leadTimeAndHorizonAreChecked() {
        clock.stand(Instant.parse("2026-11-23T08:00:00Z"));
        assertFault(client.book(BACK, ANNA, "2026-11-23T09:45:00+01:00"), "start", "start-too-soon");
        assertFault(client.book(BACK, ANNA, "2026-11-20T10:00:00+01:00"), "start", "start-too-soon");
        assertFault(client.book(BACK, ANNA, "2027-11-24T10:00:00+01:00"), "start", "start-too-far");
        assertFault(client.book(BACK, ANNA, "9999-11-24T10:00:00+01:00"), "start", "start-too-far");
        assertThat(client.starts(BACK, ANNA, MONDAY).getFirst()).isEqualTo("2026-11-23T10:00:00+01:00");
        assertThat(client.book(BACK, ANNA, "2026-11-23T10:00:00+01:00").status())
                .isEqualTo(201);
        assertThat(client.book(BACK, ANNA, "2027-11-23T10:00:00+01:00").status())
                .isEqualTo(201);
        assertThat(client.starts(BACK, ANNA, LocalDate.parse("2027-11-25"))).isEmpty();
    }

    @Test
    @DisplayName("6: and those of a treatment that has its own")
    void windowOfATreatmentIsChecked() {
        clock.stand(Instant.parse("2026-11-23T08:00:00Z"));
        jdbc.sql("UPDATE treatments SET lead_time = 1440, horizon = 2 WHERE code = ?")
                .param(BACK)
                .update();
        try {
            assertFault(client.book(BACK, ANNA, "2026-11-24T08:45:00+01:00"), "start", "start-too-soon");
            assertFault(client.book(BACK, ANNA, "2026-11-26T09:00:00+01:00"), "start", "start-too-far");
            assertThat(client.starts(BACK, ANNA, MONDAY)).isEmpty();
            assertThat(client.starts(BACK, ANNA, MONDAY.plusDays(1)).getFirst()).isEqualTo("2026-11-24T09:00:00+01:00");
            assertThat(client.starts(BACK, ANNA, MONDAY.plusDays(3))).isEmpty();
            assertThat(client.book(BACK, ANNA, "2026-11-24T09:00:00+01:00").status())
                    .isEqualTo(201);
            assertThat(client.book("return-visit", ANNA, "2026-11-23T10:00:00+01:00")
                            .status())
                    .as("the clinic's own counts for the others")
                    .isEqualTo(201);
        } finally {
            jdbc.sql("UPDATE treatments SET lead_time = NULL, horizon = NULL").update();
        }
    }

    @Test
    @DisplayName("7: what is listed can be booked, and nothing else can")
    void listAndBookShareOneFunction() {
        List<JsonNode> listed = client.slots(BACK, ANNA, WEDNESDAY);
        assertThat(listed).hasSizeGreaterThan(10);
        for (JsonNode slot : listed) {
            Answer booked = client.book(BACK, ANNA, slot.path("start").asString());
            assertThat(booked.status()).as("listed at %s", slot.path("start")).isEqualTo(201);
            client.change(booked, "cancellation", client.object());
        }
        long seed = System.nanoTime();
        RandomGenerator random = new SplittableRandom(seed);
        List<Instant> offered = listed.stream()
                .map(slot -> OffsetDateTime.parse(slot.path("start").asString()).toInstant())
                .toList();
        for (int i = 0; i < 40; i++) {
            Instant start = WEDNESDAY
                    .atStartOfDay(ZoneId.of("Europe/Stockholm"))
                    .plusMinutes(random.nextInt(24 * 60))
                    .toInstant();
            if (!offered.contains(start)) {
                assertThat(client.book(BACK, ANNA, start.toString()).status())
                        .as("not listed: %s (seed %d)", start, seed)
                        .isEqualTo(409);
            }
        }
        assertThat(jdbc.sql("SELECT count(*) FROM taken_time").query(Long.class).single())
                .isZero();
    }

    @Test
    void everySlotListedForAnyoneCanBeBookedWithTheOneItNames() {
        List<JsonNode> listed = client.slots("return-visit", null, WEDNESDAY);
        assertThat(listed)
                .extracting(slot -> slot.path("start").asString()
                        + slot.path("location").path("id").asString())
                .doesNotHaveDuplicates();
        for (JsonNode slot : listed) {
            ObjectNode booking =
                    client.booking("return-visit", null, slot.path("start").asString());
            booking.set("practitioner", slot.path("practitioner").path("id"));
            Answer booked = client.book(booking);
            assertThat(booked.status()).isEqualTo(201);
            client.change(booked, "cancellation", client.object());
        }
    }

    @Test
    void anyPractitionerIsWhoeverIsStillFree() {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            statuses.add(client.book(BACK, null, "2026-11-23T10:00:00+01:00").status());
        }
        // On Mondays Anna, Johan and Sara give this treatment.
        assertThat(statuses).containsExactly(201, 201, 201, 409);
        assertThat(jdbc.sql("SELECT count(DISTINCT practitioner_id) FROM appointments")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }
}
