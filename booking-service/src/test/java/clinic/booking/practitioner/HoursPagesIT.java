package clinic.booking.practitioner;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.audit.Deed;
import clinic.booking.online.Browser.Page;
import clinic.booking.staff.StaffBrowser;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An admin gives somebody new hours from a day on, having seen what that touches. */
@RealBooking
class HoursPagesIT {

    private static final LocalDate MONDAY = LocalDate.parse("2026-11-30");

    private final Locum zelda = new Locum();
    private final String page = zelda.page() + "/hours";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private BookingClient client;

    @Autowired
    private EmptyCalendar calendar;

    private StaffBrowser admin;

    @BeforeEach
    void somebodyWhoWorksFromEightToTwelve() {
        calendar.empty();
        admin = StaffBrowser.signedIn(port, "admin", "sv");
        zelda.comes(jdbc, client);
    }

    @AfterEach
    void asBefore() {
        calendar.empty();
        Locum.leaves(jdbc);
    }

    @Test
    void newHoursFromADayAreShownThenSavedThenBookedBy() {
        String early = client.book("return-visit", Locum.NAME, MONDAY + "T08:00:00+01:00")
                .text("id");
        client.book("return-visit", Locum.NAME, MONDAY + "T09:00:00+01:00");
        Map<String, List<String>> nineToTwelve = week(MONDAY, "1", "9", "12", "2", "8", "12");

        Page preview = admin.post(page, nineToTwelve);
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.html()).contains("<title>Inte sparat än: ");
        assertThat(preview.html())
                .contains("Zelda Zorn från och med 30 november 2026", "09:00–12:00", "Tar inte emot")
                .contains("Ett bokat besök hamnar utanför")
                .doesNotContain("Karin");
        assertThat(preview.links("/staff/appointments/")).containsExactly("/staff/appointments/" + early);
        assertThat(client.starts("return-visit", Locum.NAME, MONDAY.plusDays(7)))
                .contains(MONDAY.plusDays(7) + "T08:00:00+01:00");

        assertThat(confirm(nineToTwelve, preview).location()).isEqualTo(page + "?saved");
        assertThat(client.starts("return-visit", Locum.NAME, MONDAY.plusDays(7)))
                .startsWith(MONDAY.plusDays(7) + "T09:00:00+01:00");
        assertThat(client.starts("return-visit", Locum.NAME, MONDAY.minusDays(7)))
                .as("before it everything is as it was")
                .startsWith(MONDAY.minusDays(7) + "T08:00:00+01:00");
        assertThat(client.starts("return-visit", Locum.NAME, MONDAY.plusDays(2)))
                .isEmpty();
        assertThat(zelda.deeds(jdbc)).containsExactly(Deed.HOURS_SET);
        assertThat(calendar.count("appointments WHERE state = 'BOOKED'")).isEqualTo(2);

        Page saved = admin.get(page + "?saved");
        assertThat(saved.html()).contains("Sparat", "Nya tider från 30 november 2026", "Bokat utanför arbetstiderna");
        assertThat(saved.links("/staff/appointments/")).containsExactly("/staff/appointments/" + early);
        assertThat(admin.get("/staff/audit").html()).contains("Satte arbetstider");
    }

    @Test
    void visitThatIsBookedMeanwhileBringsThePageBackInsteadOfSaving() {
        Map<String, List<String>> afternoons = week(MONDAY, "1", "13", "17");
        Page preview = admin.post(page, afternoons);
        assertThat(preview.html()).contains("Inga bokade besök hamnar utanför.");
        client.book("return-visit", Locum.NAME, MONDAY + "T08:00:00+01:00");

        Page again = confirm(afternoons, preview);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.html()).contains("Ett bokat besök hamnar utanför");
        assertThat(zelda.deeds(jdbc)).isEmpty();
        assertThat(confirm(afternoons, again).status()).isEqualTo(303);
        assertThat(zelda.deeds(jdbc)).containsExactly(Deed.HOURS_SET);
    }

    @Test
    void changeThatSomebodyElseMadeMeanwhileIsToldAndNotWrittenOver() {
        Map<String, List<String>> mine = week(MONDAY, "1", "9", "12");
        Page preview = admin.post(page, mine);
        Map<String, List<String>> theirs = week(LocalDate.parse("2026-11-22"), "1", "10", "11");
        confirm(theirs, admin.post(page, theirs));

        Page late = confirm(mine, preview);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.html()).contains("Någon annan har ändrat här", "10:00–11:00", "value=\"9\"");
        assertThat(zelda.deeds(jdbc)).hasSize(1);
    }

    @Test
    void plannedChangeIsTakenBackWithWhatThatTouchesInSight() {
        Map<String, List<String>> longer = week(MONDAY, "1", "8", "18");
        confirm(longer, admin.post(page, longer));
        client.book("return-visit", Locum.NAME, MONDAY + "T16:00:00+01:00");

        Map<String, List<String>> back = new HashMap<>(week(MONDAY));
        back.put("as-before", List.of("yes"));
        Page preview = admin.post(page, back);
        assertThat(preview.html()).contains("Ett bokat besök hamnar utanför", "08:00–12:00");
        assertThat(confirm(back, preview).status()).isEqualTo(303);
        assertThat(admin.get(page).html()).doesNotContain("Nya tider från");
        assertThat(jdbc.sql("SELECT count(*) FROM working_hours WHERE practitioner_id = ?")
                        .param(zelda.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
    }

    @Test
    void rowsAreAddedAndTakenAwayWithoutAScript() {
        Map<String, List<String>> one = new HashMap<>(week(MONDAY, "6", "10", "14"));
        one.put("add", List.of("6"));
        Page two = admin.post(page, one);
        assertThat(two.values("opens")).contains("10", "13:00").hasSize(3);
        one.remove("add");
        one.put("remove", List.of("0"));
        assertThat(admin.post(page, one).values("opens"))
                .as("that of the script's own copy")
                .containsExactly("");
    }

    @Test
    void rowsThatCannotBeUsedComeBackAsTheyWereTyped() {
        Page again = admin.post(page, week(MONDAY, "1", "9", "åtta"));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.html()).contains("href=\"#closes-0\"", "Skriv en tid", "value=\"åtta\"");
        assertThat(admin.post(page, week(LocalDate.parse("2026-11-21"), "1", "9", "12"))
                        .html())
                .contains("Dagen har redan varit.");
    }

    /** Not even their own: a practitioner keeps time free in the calendar, and an admin sets the hours. */
    @Test
    void onlyAnAdminSetsHours() {
        for (String other : List.of("anna", "reception")) {
            StaffBrowser browser = StaffBrowser.signedIn(port, other, "sv");
            Map<String, List<String>> typed = new HashMap<>(week(MONDAY, "1", "9", "12"));
            typed.put("confirmed", List.of("yes"));
            typed.put(
                    "_csrf",
                    browser.get("/staff").values("_csrf").stream().limit(1).toList());
            for (UUID whose : List.of(zelda.id(), client.practitioner("Anna Lindqvist"))) {
                String theirs = "/staff/setup/practitioners/" + whose + "/hours";
                assertThat(browser.get(theirs).status()).isEqualTo(403);
                assertThat(browser.post(theirs, typed).status()).isEqualTo(403);
            }
        }
        assertThat(zelda.deeds(jdbc)).isEmpty();
    }

    /** Weekday, from and till of each row; with the version that the page has now. */
    private Map<String, List<String>> week(LocalDate from, String... rows) {
        Page shown = admin.get(page);
        Map<String, List<String>> form = new HashMap<>();
        form.put("_csrf", shown.values("_csrf").stream().limit(1).toList());
        form.put("version", shown.values("version").stream().limit(1).toList());
        form.put("from", List.of(from.toString()));
        for (int n = 0; n < rows.length; n += 3) {
            form.computeIfAbsent("weekday", field -> new ArrayList<>()).add(rows[n]);
            form.computeIfAbsent("opens", field -> new ArrayList<>()).add(rows[n + 1]);
            form.computeIfAbsent("closes", field -> new ArrayList<>()).add(rows[n + 2]);
            form.computeIfAbsent("location", field -> new ArrayList<>()).add(zelda.location());
        }
        return form;
    }

    private Page confirm(Map<String, List<String>> typed, Page preview) {
        Map<String, List<String>> form = new HashMap<>(typed);
        form.put("confirmed", List.of("yes"));
        form.put("shown", preview.values("shown"));
        return admin.post(page, form);
    }
}
