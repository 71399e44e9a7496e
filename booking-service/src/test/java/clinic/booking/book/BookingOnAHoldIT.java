package clinic.booking.book;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

@RealBooking
class BookingOnAHoldIT {

    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final String ANNA = "Anna Lindqvist";
    private static final String BACK = "back-and-leg";

    private final BookingClient client;
    private final EmptyCalendar calendar;
    private final StandingClock clock;

    @Autowired
    BookingOnAHoldIT(BookingClient client, EmptyCalendar calendar, StandingClock clock) {
        this.client = client;
        this.calendar = calendar;
        this.clock = clock;
    }

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
    }

    @Test
    @DisplayName("2: a hold keeps the time for its owner and for nobody else")
    void holdBlocksOthersButNotItsOwner() {
        ObjectNode booking = client.booking(BACK, ANNA, "2026-11-23T10:00:00+01:00");
        Answer hold = client.post("/api/holds", client.hold(booking), Map.of());
        assertThat(hold.status()).isEqualTo(201);
        assertThat(Instant.parse(hold.text("expiresAt")))
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
        assertThat(client.starts(BACK, ANNA, MONDAY)).doesNotContain("2026-11-23T10:00:00+01:00");

        assertThat(client.book(booking).status()).isEqualTo(409);
        booking.put("holdId", UUID.randomUUID().toString());
        assertThat(client.book(booking).status()).isEqualTo(409);
        booking.put("holdId", hold.text("id"));
        assertThat(client.book(booking).status()).isEqualTo(201);
        assertThat(calendar.count("taken_time")).isOne();
    }

    @Test
    @DisplayName(
            "2: what was early enough when it was taken stays so while the form is filled in, for its holder alone")
    void heldTimeDoesNotBecomeTooSoon() {
        clock.stand(Instant.parse("2026-11-23T07:58:00Z"));
        ObjectNode booking = client.booking(BACK, ANNA, "2026-11-23T10:00:00+01:00");
        Answer hold = client.post("/api/holds", client.hold(booking), Map.of());
        assertThat(hold.status()).isEqualTo(201);
        clock.forward(Duration.ofMinutes(4));
        assertThat(client.book(booking).status()).as("anybody else").isEqualTo(400);
        booking.put("holdId", hold.text("id"));
        booking.put("start", "2026-11-23T09:45:00+01:00");
        assertThat(client.book(booking).status()).as("another time").isEqualTo(400);
        booking.put("start", "2026-11-23T10:00:00+01:00");
        assertThat(client.book(booking).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("6: a held time that has begun is too late for everybody")
    void heldTimeThatHasBegun() {
        clock.stand(Instant.parse("2026-11-23T07:58:00Z"));
        ObjectNode booking = client.booking(BACK, ANNA, "2026-11-23T10:00:00+01:00");
        Answer hold = client.post("/api/holds", client.hold(booking), Map.of());
        assertThat(hold.status()).isEqualTo(201);
        // Prolonged for as long as it may be; the hour that one must come before is over long since.
        for (int n = 0; n < 8; n++) {
            clock.forward(Duration.ofMinutes(8));
            client.post("/api/holds/" + hold.text("id") + "/extension", client.object(), Map.of());
        }
        booking.put("holdId", hold.text("id"));
        assertThat(client.book(booking).status()).isEqualTo(400);
    }

    @Test
    void holderWhoChoosesAnotherTimeGivesUpTheFirst() {
        ObjectNode booking = client.booking(BACK, ANNA, "2026-11-23T10:00:00+01:00");
        Answer hold = client.post("/api/holds", client.hold(booking), Map.of());
        booking.put("holdId", hold.text("id")).put("start", "2026-11-23T10:15:00+01:00");
        assertThat(client.book(booking).status()).isEqualTo(201);
        assertThat(calendar.count("taken_time")).isOne();
        assertThat(client.book(BACK, ANNA, "2026-11-23T09:30:00+01:00").status())
                .isEqualTo(201);
    }

    @Test
    void expiredHoldIsInNobodysWay() {
        ObjectNode booking = client.booking(BACK, ANNA, "2026-11-23T10:00:00+01:00");
        Answer hold = client.post("/api/holds", client.hold(booking), Map.of());
        client.post("/api/holds", client.hold(client.booking(BACK, ANNA, "2026-11-23T10:45:00+01:00")), Map.of());
        clock.forward(Duration.ofMinutes(10));
        assertThat(client.starts(BACK, ANNA, MONDAY)).contains("2026-11-23T10:00:00+01:00");
        // Lies across both expired holds.
        assertThat(client.book(BACK, ANNA, "2026-11-23T10:30:00+01:00").status())
                .isEqualTo(201);
        booking.put("holdId", hold.text("id"));
        assertThat(client.book(booking).status()).isEqualTo(409);
    }

    @Test
    void expiredHoldStillBooksWhatIsStillFree() {
        ObjectNode booking = client.booking(BACK, ANNA, "2026-11-23T10:00:00+01:00");
        Answer hold = client.post("/api/holds", client.hold(booking), Map.of());
        clock.forward(Duration.ofHours(1));
        booking.put("holdId", hold.text("id"));
        assertThat(client.book(booking).status()).isEqualTo(201);
        assertThat(calendar.count("taken_time")).isOne();
    }

    @Test
    @DisplayName("2: naming a stranger's visit as one's hold opens nothing")
    void strangersVisitIsNoHold() {
        Answer stranger = client.book(BACK, ANNA, "2026-11-23T10:00:00+01:00");
        ObjectNode booking = client.booking(BACK, ANNA, "2026-11-23T10:00:00+01:00");
        booking.put("holdId", stranger.text("id"));
        assertThat(client.book(booking).status()).isEqualTo(409);
        booking.put("start", "2026-11-23T13:00:00+01:00");
        assertThat(client.book(booking).status()).isEqualTo(201);
        assertThat(client.book(BACK, ANNA, "2026-11-23T10:00:00+01:00").status())
                .isEqualTo(409);
    }
}
