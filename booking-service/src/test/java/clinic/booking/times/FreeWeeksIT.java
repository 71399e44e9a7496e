package clinic.booking.times;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.availability.FreeTime;
import clinic.booking.availability.Wish;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A clinic in two zones at an hour at which it is Sunday in one and Monday in the other. */
@RealBooking
class FreeWeeksIT {

    private static final Instant SUNDAY_AND_MONDAY = Instant.parse("2026-11-22T13:00:00Z");

    private final FreeWeeks weeks;
    private final BookingClient client;
    private final JdbcClient jdbc;
    private final StandingClock clock;
    private final EmptyCalendar calendar;
    private final UUID treatment = UUID.randomUUID();
    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @Autowired
    FreeWeeksIT(FreeWeeks weeks, BookingClient client, JdbcClient jdbc, StandingClock clock, EmptyCalendar calendar) {
        this.weeks = weeks;
        this.client = client;
        this.jdbc = jdbc;
        this.clock = clock;
        this.calendar = calendar;
    }

    @BeforeEach
    void aTreatmentForAWeekAhead() {
        calendar.empty();
        clock.stand(SUNDAY_AND_MONDAY);
        insert(
                "INSERT INTO treatments (id, code, name_sv, name_en, minutes, price, listed_at, lead_time, horizon)"
                        + " VALUES (?, ?, 'x', 'x', 60, 1, 1, 60, 7)",
                treatment,
                treatment.toString());
    }

    @AfterEach
    void awayWithIt() {
        insert("DELETE FROM offers WHERE treatment_id = ?", treatment);
        insert("DELETE FROM treatments WHERE id = ?", treatment);
        insert("DELETE FROM working_hours WHERE practitioner_id IN (?, ?)", one, other);
        insert("DELETE FROM practitioners WHERE id IN (?, ?)", one, other);
        insert("DELETE FROM locations WHERE id IN (?, ?)", one, other);
        calendar.empty();
    }

    @ParameterizedTest
    @CsvSource({"Pacific/Auckland, America/New_York", "America/New_York, Pacific/Auckland"})
    @DisplayName("9: the pages lead to every time that the API lists, whichever place comes first by name")
    void pagesLeadToEveryTimeThatIsListed(String first, String second) {
        receives(one, "Aaa", first);
        receives(other, "Ööby", second);
        Wish wish = new Wish(treatment, null, null);

        SortedSet<Instant> led = new TreeSet<>();
        Week week = weeks.open(wish, null, null);
        while (week.previous() != null) {
            week = weeks.open(wish, week.previous(), null);
        }
        led.addAll(starts(week));
        while (week.next() != null) {
            week = weeks.open(wish, week.next(), null);
            led.addAll(starts(week));
        }

        SortedSet<Instant> listed = listed();
        assertThat(listed).isNotEmpty();
        assertThat(led).containsExactlyElementsOf(listed);
        assertThat(weeks.open(wish, null, null).chosen().date()).isEqualTo(LocalDate.parse("2026-11-22"));
        assertThat(weeks.soonest(wish).getFirst().times().getFirst().start()).isEqualTo(listed.getFirst());
    }

    private static SortedSet<Instant> starts(Week week) {
        return week.days().stream()
                .flatMap(day -> day.times().stream())
                .map(FreeTime::start)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private SortedSet<Instant> listed() {
        return client.get("/api/slots?treatment=" + treatment + "&from=2026-11-16&days=31")
                .body()
                .path("slots")
                .valueStream()
                .map(slot -> OffsetDateTime.parse(slot.path("start").asString()).toInstant())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Somebody who receives there from ten to twelve every day, under the id of the place. */
    private void receives(UUID id, String place, String zone) {
        insert("INSERT INTO practitioners (id, name, title_sv, title_en) VALUES (?, 'Zelda', 'leg.', 'lic.')", id);
        insert(
                "INSERT INTO locations (id, name, street, city, phone, zone, closed_on_holidays)"
                        + " VALUES (?, ?, 'Gatan 1', 'Orten', '08-465 004 00', ?, false)",
                id,
                place,
                zone);
        insert("INSERT INTO offers VALUES (?, ?, ?)", treatment, id, id);
        insert(
                "INSERT INTO working_hours (practitioner_id, location_id, weekday, opens, closes)"
                        + " SELECT ?, ?, day, '10:00', '12:00' FROM generate_series(1, 7) AS day",
                id,
                id);
    }

    private void insert(String sql, Object... values) {
        jdbc.sql(sql).params(values).update();
    }
}
