package clinic.booking.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.BookingRules;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

@RealBooking
class HoldIT {

    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final String TEN = "2026-11-23T10:00:00+01:00";
    private static final String QUARTER_PAST = "2026-11-23T10:15:00+01:00";
    private static final String ANNA = "Anna Lindqvist";
    private static final String BACK = "back-and-leg";

    private final BookingClient client;
    private final EmptyCalendar calendar;
    private final StandingClock clock;
    private final FreeTimes freeTimes;
    private final TakenTimes takenTimes;
    private final TransactionTemplate transaction;
    private final BookingRules rules;

    @Autowired
    HoldIT(
            BookingClient client,
            EmptyCalendar calendar,
            StandingClock clock,
            FreeTimes freeTimes,
            TakenTimes takenTimes,
            TransactionTemplate transaction,
            BookingRules rules) {
        this.client = client;
        this.calendar = calendar;
        this.clock = clock;
        this.freeTimes = freeTimes;
        this.takenTimes = takenTimes;
        this.transaction = transaction;
        this.rules = rules;
    }

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
    }

    @Test
    void releasedHoldFreesTheTimeAtOnceAndTwiceIsOnce() {
        Answer hold = hold(BACK, TEN, null);
        assertThat(client.starts(BACK, ANNA, MONDAY)).doesNotContain(TEN);
        assertThat(client.delete("/api/holds/" + hold.text("id")).status()).isEqualTo(204);
        assertThat(client.delete("/api/holds/" + hold.text("id")).status()).isEqualTo(204);
        assertThat(client.starts(BACK, ANNA, MONDAY)).contains(TEN);
    }

    @Test
    void visitCannotBeReleasedAsIfItWereAHold() {
        Answer visit = client.book(BACK, ANNA, TEN);
        client.delete("/api/holds/" + visit.text("id"));
        assertThat(client.starts(BACK, ANNA, MONDAY)).doesNotContain(TEN);
        assertThat(client.post("/api/holds/" + visit.text("id") + "/extension", client.object(), Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName(
            "14: a hold can be extended while the form is filled in, but keeps the time for no longer than two hours")
    void holdIsExtendedButNotForEver() {
        String id = hold(BACK, TEN, null).text("id");
        Instant since = clock.instant();
        Instant until = since.plus(Duration.ofHours(2));
        while (clock.instant().isBefore(until.minus(Duration.ofMinutes(8)))) {
            clock.forward(Duration.ofMinutes(8));
            Answer extended = client.post("/api/holds/" + id + "/extension", client.object(), Map.of());
            assertThat(extended.status()).isEqualTo(200);
            assertThat(Instant.parse(extended.text("expiresAt")))
                    .isAfter(clock.instant())
                    .isBeforeOrEqualTo(until);
        }
        clock.stand(until);
        Answer over = client.post("/api/holds/" + id + "/extension", client.object(), Map.of());
        assertThat(over.status()).isEqualTo(404);
        assertThat(over.text("type")).isEqualTo("urn:clinic:problem:hold-ended");
        assertThat(client.book(BACK, ANNA, "2026-11-23T13:00:00+01:00").status())
                .isEqualTo(201);
        assertThat(hold(BACK, "2026-11-23T14:00:00+01:00", null).status()).isEqualTo(201);
    }

    @Test
    @DisplayName(
            "14: a visitor's next hold for the same treatment takes the place of the one before, which blocks it not")
    void oneHoldForAVisitorAndTreatment() {
        Answer first = hold(BACK, TEN, null);
        Answer second = hold(BACK, QUARTER_PAST, first.text("id"));
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text("id")).isEqualTo(first.text("id"));
        assertThat(calendar.count("taken_time")).isOne();
        assertThat(hold(BACK, "2026-11-23T09:30:00+01:00", null).status()).isEqualTo(201);
        ObjectNode booking = client.booking(BACK, ANNA, QUARTER_PAST);
        assertThat(client.book(booking).status()).isEqualTo(409);
        assertThat(client.book(booking.put("holdId", second.text("id"))).status())
                .isEqualTo(201);
    }

    @Test
    @DisplayName("7: who has a hold is listed its time and what it stands in the way of, and can have each of them")
    void holdIsNotInItsOwnWay() {
        Answer hold = hold(BACK, TEN, null);
        assertThat(client.starts(BACK, ANNA, MONDAY)).doesNotContain(TEN, QUARTER_PAST);
        List<String> own = startsHolding(BACK, hold);
        assertThat(own).contains(TEN, QUARTER_PAST, "2026-11-23T09:30:00+01:00");
        for (String start : own) {
            assertThat(hold(BACK, start, hold.text("id")).text("id")).as(start).isEqualTo(hold.text("id"));
        }
        assertThat(startsHolding("return-visit", hold))
                .as("for another treatment it is in the way like anybody's")
                .isEqualTo(client.starts("return-visit", ANNA, MONDAY));
        clock.forward(Duration.ofMinutes(10));
        assertThat(startsHolding(BACK, hold)).as("ended").isEqualTo(client.starts(BACK, ANNA, MONDAY));
    }

    private List<String> startsHolding(String treatment, Answer hold) {
        return client.get("/api/slots?treatment=" + client.treatment(treatment) + "&practitioner="
                        + client.practitioner(ANNA) + "&from=" + MONDAY + "&days=1&hold=" + hold.text("id"))
                .body()
                .path("slots")
                .valueStream()
                .map(slot -> slot.path("start").asString())
                .toList();
    }

    @Test
    void holdForAnotherTreatmentStandsBesideIt() {
        Answer first = hold(BACK, TEN, null);
        Answer second = hold("return-visit", "2026-11-23T11:00:00+01:00", first.text("id"));
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text("id")).isNotEqualTo(first.text("id"));
        assertThat(calendar.count("taken_time")).isEqualTo(2);
    }

    @Test
    void endedHoldIsClearedAwayWithItsRoom() {
        assertThat(hold("manual-treatment", TEN, null).status()).isEqualTo(201);
        assertThat(calendar.count("taken_time")).as("Anna and a room").isEqualTo(2);
        clock.forward(Duration.ofMinutes(10));
        assertThat(client.book("return-visit", ANNA, TEN).status()).isEqualTo(201);
        assertThat(calendar.count("taken_time")).isOne();
    }

    @Test
    @DisplayName("2: whoever names a stranger's visit as their hold takes nothing of it")
    void strangersVisitIsNotReplaced() {
        Answer visit = client.book(BACK, ANNA, TEN);
        assertThat(hold(BACK, QUARTER_PAST, visit.text("id")).status()).isEqualTo(409);
        assertThat(hold(BACK, "2026-11-23T13:00:00+01:00", visit.text("id")).status())
                .isEqualTo(201);
        assertThat(calendar.count("taken_time")).isEqualTo(2);
    }

    @Test
    @DisplayName("14: one network address, and the clinic as a whole, keeps only so many times at once")
    void holdsAreLimited() {
        Holds few =
                new Holds(freeTimes, takenTimes, transaction, rules, new HoldRules(Duration.ofHours(2), 3, 5), clock);
        Visitor bot = new Visitor("192.0.2.7", null);
        for (int n = 0; n < 3; n++) {
            assertThat(few.hold(wish(), at(n), bot)).isPresent();
        }
        assertThatThrownBy(() -> few.hold(wish(), at(3), bot)).isInstanceOf(TooManyHolds.class);
        // Neighbours in one IPv6 network are one address; the two of them fill the clinic's share.
        Hold mine =
                few.hold(wish(), at(3), new Visitor("2001:db8:1:2::3", null)).orElseThrow();
        assertThat(few.hold(wish(), at(4), new Visitor("2001:db8:1:2:ffff::9", null)))
                .isPresent();
        assertThatThrownBy(() -> few.hold(wish(), at(5), new Visitor("198.51.100.1", null)))
                .isInstanceOf(TooManyHolds.class);
        // Who has one may still change their mind, and whoever books needs none.
        assertThat(few.hold(wish(), at(5), new Visitor("2001:db8:1:2::3", mine.id())))
                .map(Hold::id)
                .hasValue(mine.id());
        assertThat(client.book("return-visit", ANNA, at(3).toString()).status()).isEqualTo(201);
        clock.forward(Duration.ofMinutes(10));
        assertThat(few.hold(wish(), at(4), bot)).isPresent();
        assertThat(calendar.count("taken_time WHERE held_from LIKE '%192%' OR held_from LIKE '%2001%'"))
                .as("addresses are not kept")
                .isZero();
    }

    private Wish wish() {
        return new Wish(client.treatment("return-visit"), client.practitioner(ANNA), null);
    }

    private static Instant at(int n) {
        return OffsetDateTime.parse("2026-11-23T08:00:00+01:00")
                .plusMinutes(30L * n)
                .toInstant();
    }

    private Answer hold(String treatment, String start, @Nullable String replaces) {
        ObjectNode body = client.hold(client.booking(treatment, ANNA, start));
        if (replaces != null) {
            body.put("replaces", replaces);
        }
        return client.post("/api/holds", body, Map.of());
    }
}
