package clinic.booking.practitioner;

import static clinic.booking.BookingClient.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.audit.Deed;
import clinic.booking.setup.SetUpDesk;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An admin's program says when somebody receives patients, and when the clinic is closed. */
@RealBooking
class HoursApiIT {

    private static final LocalDate MONDAY = LocalDate.parse("2026-11-30");
    private static final String DAYS = "/api/staff/setup/closed-days";

    private final Locum zelda = new Locum();
    private final String one = "/api" + zelda.page();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private BookingClient client;

    @Autowired
    private EmptyCalendar calendar;

    private SetUpDesk admin;

    @BeforeEach
    void somebodyWhoWorksFromEightToTwelve() {
        calendar.empty();
        admin = SetUpDesk.of("admin", port, client);
        zelda.comes(jdbc, client);
    }

    @AfterEach
    void asBefore() {
        calendar.empty();
        Locum.leaves(jdbc);
        jdbc.sql("DELETE FROM closed_days WHERE date = '2026-12-01'").update();
        jdbc.sql("DELETE FROM open_holidays WHERE date = '2026-12-25'").update();
    }

    @Test
    void newHoursFromADayAreSetOnceTheVisitsOutsideAreTold() {
        Answer before = admin.get(one + "/hours");
        assertThat(before.body().path("weeks").path(0).path("shifts").size()).isEqualTo(5);
        String early = book("08:00");
        String nine = week("""
                {"weekday": "monday", "opens": "09:00", "closes": "12:00", "location": "%s"}""");

        Answer told = admin.put(one + "/hours", nine, before);
        assertThat(told.text("type")).isEqualTo("urn:clinic:problem:visits-touched");
        assertThat(told.body().path("visits").findValuesAsString("id")).containsExactly(early);
        assertThat(zelda.deeds(jdbc)).isEmpty();

        String agreed = nine.replace("{\"from\"", "{\"shown\": [\"" + early + "\"], \"from\"");
        Answer set = admin.put(one + "/hours", agreed, before);
        assertThat(set.status()).as("%s", set.body()).isEqualTo(200);
        assertThat(set.body().path("weeks").path(1).path("from").asString()).isEqualTo(MONDAY.toString());
        assertThat(set.body()
                        .path("weeks")
                        .path(1)
                        .path("shifts")
                        .path(0)
                        .path("opens")
                        .asString())
                .isEqualTo("09:00");
        assertThat(client.starts("return-visit", Locum.NAME, MONDAY.plusDays(7)))
                .startsWith(MONDAY.plusDays(7) + "T09:00:00+01:00");
        assertThat(zelda.deeds(jdbc)).containsExactly(Deed.HOURS_SET);

        assertThat(admin.put(one + "/hours", agreed.replace("09:00", "10:00"), before)
                        .status())
                .isEqualTo(412);
        Answer back = admin.put(one + "/hours", "{\"from\": \"" + MONDAY + "\", \"asBefore\": true}", set);
        assertThat(back.body().path("weeks").size()).isOne();
    }

    @Test
    void shiftsThatCannotBeUsedAreNamedByTheirPlace() {
        assertFault(admin.put(one + "/hours", "{\"shifts\": []}"), "from", "missing");
        Answer refused = admin.put(one + "/hours", week("""
                {"weekday": "tuesday", "opens": "8", "closes": "7", "location": "%1$s"},
                {"weekday": "monday", "opens": "x", "closes": "9", "location": "%1$s"}"""));
        assertFault(refused, "shifts[0].closes", "hours-end-first");
        assertFault(refused, "shifts[1].opens", "hours-time-unreadable");
        assertFault(admin.put(one + "/hours", week("{\"weekday\": \"someday\"}")), "shifts[0].weekday", "unreadable");
        String nobody = "/api/staff/setup/practitioners/" + UUID.randomUUID();
        assertThat(admin.put(nobody + "/hours", week("")).status()).isEqualTo(404);
        assertThat(SetUpDesk.of("reception", port, client)
                        .put(one + "/hours", week(""))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void datesAreDifferentUntilTheyAreTakenBack() {
        Answer before = admin.get(one + "/dates");
        String away =
                "{\"kind\": \"absent\", \"from\": \"%s\", \"until\": \"%s\"".formatted(MONDAY, MONDAY.plusDays(1));
        Answer set = admin.put(one + "/dates", away + "}", before);
        assertThat(set.status()).as("%s", set.body()).isEqualTo(200);
        assertThat(set.body().path("changes").path(0).path("until").asString())
                .isEqualTo(MONDAY.plusDays(1).toString());
        assertThat(client.starts("return-visit", Locum.NAME, MONDAY)).isEmpty();
        assertThat(admin.put(one + "/dates", away + "}", before).status()).isEqualTo(412);
        assertThat(admin.put(one + "/dates", away + ", \"back\": true}", set)
                        .body()
                        .path("changes")
                        .isEmpty())
                .isTrue();
        assertThat(client.starts("return-visit", Locum.NAME, MONDAY)).isNotEmpty();
        assertFault(admin.put(one + "/dates", "{\"from\": \"2026-12-01\"}"), "kind", "missing");
        assertFault(
                admin.put(
                        one + "/dates",
                        "{\"kind\": \"extra\", \"from\": \"2026-12-01\", \"opens\": \"8\", \"closes\": \"9\"}"),
                "location",
                "hours-location-missing");
        for (String until : List.of("", ", \"until\": \"+999999999-12-31\"")) {
            assertFault(
                    admin.put(one + "/dates", "{\"kind\": \"absent\", \"from\": \"+999999999-12-31\"" + until + "}"),
                    "until",
                    "hours-too-many-days");
        }
        assertThat(zelda.deeds(jdbc)).containsExactly(Deed.DATES_CHANGED, Deed.DATES_CHANGED);
    }

    @Test
    void locationsAreClosedOnDaysAndOpenOnHolidays() {
        String visit = client.book("return-visit", Locum.NAME, "2026-12-01T08:00:00+01:00")
                .text("id");
        String days = """
                {"close": [{"location": "%1$s", "date": "2026-12-01"}],
                 "open": [{"location": "%1$s", "date": "2026-12-25"}]}""".formatted(zelda.location());
        Answer told = admin.put(DAYS, days);
        assertThat(told.text("type")).isEqualTo("urn:clinic:problem:visits-touched");
        assertThat(told.body().path("visits").findValuesAsString("id")).containsExactly(visit);
        assertThat(closed("2026-12-01")).isFalse();
        assertThat(closed("2026-12-25")).isTrue();

        String agreed = days.replace("{\"close\"", "{\"shown\": [\"" + visit + "\"], \"close\"");
        assertThat(admin.put(DAYS, agreed).status()).isEqualTo(204);
        assertThat(closed("2026-12-01")).isTrue();
        assertThat(closed("2026-12-25")).isFalse();
        assertThat(jdbc.sql("SELECT deed FROM audit WHERE location_id = ?::uuid ORDER BY id DESC LIMIT 2")
                        .param(zelda.location())
                        .query(String.class)
                        .list())
                .containsExactly("DAY_OPENED", "DAY_CLOSED");
        assertThat(admin.get(DAYS + "?year=2027").body().path("year").asInt()).isEqualTo(2027);

        Answer refused =
                admin.put(DAYS, days.replace("2026-12-01", "2026-11-01").replace("2026-12-25", "2126-12-25"));
        assertFault(refused, "close[0].date", "hours-date-passed");
        assertFault(refused, "open[0].date", "hours-date-unreadable");
        assertFault(admin.put(DAYS, days.replace("2026-12-25", "2026-12-01")), "open", "closed-and-open");
        assertThat(SetUpDesk.of("reception", port, client).put(DAYS, days).status())
                .isEqualTo(403);
    }

    private boolean closed(String date) {
        return admin.get(DAYS)
                .body()
                .path("days")
                .valueStream()
                .filter(day -> day.path("date").asString().equals(date))
                .flatMap(day -> day.path("closedAt").valueStream())
                .anyMatch(at -> at.asString().equals(zelda.location()));
    }

    private String book(String time) {
        return client.book("return-visit", Locum.NAME, MONDAY + "T" + time + ":00+01:00")
                .text("id");
    }

    private String week(String shifts) {
        return "{\"from\": \"%s\", \"shifts\": [%s]}".formatted(MONDAY, shifts.formatted(zelda.location()));
    }
}
