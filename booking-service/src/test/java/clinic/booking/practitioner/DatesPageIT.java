package clinic.booking.practitioner;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.audit.Deed;
import clinic.booking.hours.Rota;
import clinic.booking.hours.TimeSlot;
import clinic.booking.online.Browser.Page;
import clinic.booking.staff.StaffBrowser;
import java.time.LocalDate;
import java.time.ZoneId;
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

/** Single days: of a practitioner, and of the clinic. */
@RealBooking
class DatesPageIT {

    private static final String CLOSED = "/staff/setup/closed-days";
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-30");
    private static final LocalDate TWELFTH_NIGHT = LocalDate.parse("2027-01-06");

    private final Locum zelda = new Locum();
    private final String dates = zelda.page() + "/dates";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private BookingClient client;

    @Autowired
    private EmptyCalendar calendar;

    @Autowired
    private Rota rota;

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
        jdbc.sql("DELETE FROM closed_days").update();
        jdbc.sql("DELETE FROM open_holidays").update();
    }

    @Test
    void absenceIsShownThenSavedThenTakenBack() {
        String visit = client.book("return-visit", Locum.NAME, MONDAY + "T08:00:00+01:00")
                .text("id");
        Map<String, List<String>> away = typed(
                dates,
                "kind",
                "ABSENT",
                "from",
                MONDAY.toString(),
                "until",
                MONDAY.plusDays(4).toString());

        Page preview = admin.post(dates, away);
        assertThat(preview.html()).contains("<title>Inte sparat än: ");
        assertThat(preview.html()).contains("30 november 2026 – 4 december 2026", "Ett bokat besök hamnar utanför");
        assertThat(preview.links("/staff/appointments/")).containsExactly("/staff/appointments/" + visit);
        assertThat(free(MONDAY)).isNotEmpty();

        assertThat(confirm(dates, away, preview).location()).isEqualTo(dates + "?saved");
        assertThat(free(MONDAY)).isEmpty();
        assertThat(free(MONDAY.plusDays(7))).isNotEmpty();
        assertThat(zelda.deeds(jdbc)).containsExactly(Deed.DATES_CHANGED);
        assertThat(admin.get(dates).html()).contains("30 november 2026 – 4 december 2026");

        Map<String, List<String>> same = new HashMap<>(away);
        same.put("version", admin.get(dates).values("version").stream().limit(1).toList());
        assertThat(confirm(dates, same, admin.post(dates, same)).status()).isEqualTo(303);
        assertThat(zelda.deeds(jdbc)).as("it is so already").containsExactly(Deed.DATES_CHANGED);

        Map<String, List<String>> back = typed(
                dates,
                "kind",
                "ABSENT",
                "from",
                MONDAY.toString(),
                "until",
                MONDAY.plusDays(4).toString(),
                "back",
                "yes");
        assertThat(confirm(dates, back, admin.post(dates, back)).status()).isEqualTo(303);
        assertThat(free(MONDAY)).isNotEmpty();
    }

    @Test
    void extraEveningIsBookableAndBadInputComesBack() {
        Map<String, List<String>> evening = typed(
                dates,
                "kind",
                "EXTRA",
                "from",
                MONDAY.toString(),
                "opens",
                "17",
                "closes",
                "19",
                "location",
                zelda.location());
        confirm(dates, evening, admin.post(dates, evening));
        assertThat(free(MONDAY)).contains(MONDAY + "T17:00:00+01:00", MONDAY + "T08:00:00+01:00");

        Page again = admin.post(dates, typed(dates, "kind", "OTHER", "from", "i går", "opens", "sent"));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.html()).contains("Skriv en dag", "value=\"sent\"");
    }

    @Test
    void changeThatSomebodyElseMadeMeanwhileIsToldAndNotWrittenOver() {
        Map<String, List<String>> away = typed(dates, "kind", "ABSENT", "from", MONDAY.toString());
        Page preview = admin.post(dates, away);
        Map<String, List<String>> elsewhere =
                typed(dates, "kind", "ABSENT", "from", MONDAY.plusDays(7).toString());
        assertThat(confirm(dates, elsewhere, admin.post(dates, elsewhere)).status())
                .isEqualTo(303);

        Page late = confirm(dates, away, preview);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.html()).contains("Någon annan har ändrat här");
        assertThat(free(MONDAY)).isNotEmpty();
    }

    @Test
    void dayIsClosedForEverybodyAndOpenedAgain() {
        String visit = client.book("return-visit", Locum.NAME, MONDAY + "T08:00:00+01:00")
                .text("id");
        Map<String, List<String>> close =
                typed(CLOSED, "year", "2026", "from", MONDAY.toString(), "at", zelda.location());
        Page preview = admin.post(CLOSED, close);
        assertThat(preview.html()).contains("<title>Inte sparat än: Stängda dagar</title>");
        assertThat(preview.html())
                .contains("Ett bokat besök hamnar utanför", Locum.NAME)
                .doesNotContain("Karin");
        assertThat(preview.links("/staff/appointments/")).containsExactly("/staff/appointments/" + visit);
        assertThat(free(MONDAY)).isNotEmpty();

        Map<String, List<String>> day = typed(CLOSED, "year", "2026", "closed", MONDAY + "~" + zelda.location());
        assertThat(confirm(CLOSED, day, preview).location()).isEqualTo(CLOSED + "?year=2026&saved");
        assertThat(free(MONDAY)).isEmpty();
        assertThat(admin.get(CLOSED).html()).contains("Egen stängd dag", "måndag 30 november");
        assertThat(lastDeed()).isEqualTo(Deed.DAY_CLOSED);

        Map<String, List<String>> open = typed(CLOSED, "year", "2026", "was", MONDAY + "~" + zelda.location());
        confirm(CLOSED, open, admin.post(CLOSED, open));
        assertThat(free(MONDAY)).isNotEmpty();
        assertThat(lastDeed()).isEqualTo(Deed.DAY_OPENED);
    }

    @Test
    void publicHolidayIsListedAndCanBeKeptOpen() {
        String twelfthNight = TWELFTH_NIGHT + "~" + zelda.location();
        Page year = admin.get(CLOSED + "?year=2027");
        assertThat(year.html()).contains("onsdag 6 januari", "Trettondedag jul");
        assertThat(year.values("was")).contains(twelfthNight);
        assertThat(free(TWELFTH_NIGHT)).isEmpty();

        Map<String, List<String>> open = typed(CLOSED, "year", "2027", "was", twelfthNight);
        Page preview = admin.post(CLOSED, open);
        assertThat(preview.html()).contains("Öppet", "Inga bokade besök hamnar utanför.");
        assertThat(confirm(CLOSED, open, preview).status()).isEqualTo(303);
        assertThat(free(TWELFTH_NIGHT)).isNotEmpty();
        assertThat(admin.get(CLOSED + "?year=2027").values("was")).doesNotContain(twelfthNight);
    }

    @Test
    void yearWithoutAChangeAndClinicWithoutAnybodyAreLookedAt() {
        Page year = admin.get(CLOSED + "?year=2027");
        Map<String, List<String>> same = typed(CLOSED, "year", "2027");
        same.put("was", year.values("was"));
        same.put("closed", year.values("was"));
        long before = closedOrOpened();
        assertThat(confirm(CLOSED, same, admin.post(CLOSED, same)).status()).isEqualTo(303);
        assertThat(closedOrOpened()).as("it is so already").isEqualTo(before);

        ZoneId zone = ZoneId.of("Europe/Stockholm");
        TimeSlot morning = new TimeSlot(
                MONDAY.atTime(8, 0).atZone(zone).toInstant(),
                MONDAY.atTime(9, 0).atZone(zone).toInstant());
        UUID location = UUID.fromString(zelda.location());
        assertThat(rota.of(List.of(zelda.id()), MONDAY, MONDAY.plusDays(7)).cover(zelda.id(), location, zone, morning))
                .isTrue();
        assertThat(rota.of(List.of(), MONDAY, MONDAY.plusDays(7)).cover(zelda.id(), location, zone, morning))
                .isFalse();
    }

    @Test
    void onlyAnAdminChangesDays() {
        for (String other : List.of("anna", "reception")) {
            StaffBrowser browser = StaffBrowser.signedIn(port, other, "sv");
            for (String page : List.of(
                    CLOSED, "/staff/setup/practitioners/" + client.practitioner("Anna Lindqvist") + "/dates", dates)) {
                assertThat(browser.get(page).status()).isEqualTo(403);
                assertThat(browser.press("/staff", page, Map.of("confirmed", "yes"))
                                .status())
                        .isEqualTo(403);
            }
        }
    }

    private List<String> free(LocalDate day) {
        return client.starts("return-visit", Locum.NAME, day);
    }

    private Map<String, List<String>> typed(String page, String... fields) {
        Page shown = admin.get(page);
        Map<String, List<String>> form = new HashMap<>();
        form.put("_csrf", shown.values("_csrf").stream().limit(1).toList());
        form.put("version", shown.values("version").stream().limit(1).toList());
        for (int n = 0; n < fields.length; n += 2) {
            form.put(fields[n], List.of(fields[n + 1]));
        }
        return form;
    }

    private Page confirm(String page, Map<String, List<String>> typed, Page preview) {
        Map<String, List<String>> form = new HashMap<>(typed);
        form.put("confirmed", List.of("yes"));
        form.put("shown", preview.values("shown"));
        return admin.post(page, form);
    }

    private long closedOrOpened() {
        return jdbc.sql("SELECT count(*) FROM audit WHERE deed IN ('DAY_CLOSED', 'DAY_OPENED')")
                .query(Long.class)
                .single();
    }

    private Deed lastDeed() {
        return jdbc.sql("SELECT deed FROM audit WHERE location_id = ?::uuid ORDER BY id DESC LIMIT 1")
                .param(zelda.location())
                .query((row, n) -> Deed.valueOf(row.getString("deed")))
                .single();
    }
}
