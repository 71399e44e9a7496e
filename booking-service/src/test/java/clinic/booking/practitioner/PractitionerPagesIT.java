package clinic.booking.practitioner;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.audit.Deed;
import clinic.booking.catalogue.Catalogue;
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

/** An admin adds a practitioner, changes them, and says when they stop; by forms alone. */
@RealBooking
class PractitionerPagesIT {

    private static final String LIST = "/staff/setup/practitioners";
    private static final String NEW = LIST + "/new";
    private static final LocalDate TUESDAY = LocalDate.parse("2026-11-24");
    private static final String JOHAN = "Johan Berg";
    private static final Map<String, String> ZELDA = Map.of(
            "name",
            Locum.NAME,
            "titleSv",
            "leg. naprapat",
            "titleEn",
            "licensed naprapath",
            "textSv",
            "Jag lyssnar först.",
            "textEn",
            "I listen first.",
            "languages",
            "ar");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private BookingClient client;

    @Autowired
    private EmptyCalendar calendar;

    @Autowired
    private Catalogue catalogue;

    private StaffBrowser admin;

    @BeforeEach
    void signIn() {
        calendar.empty();
        admin = StaffBrowser.signedIn(port, "admin", "sv");
    }

    @AfterEach
    void asBefore() {
        calendar.empty();
        Locum.leaves(jdbc);
        jdbc.sql("UPDATE practitioners SET retired_from = NULL").update();
        jdbc.sql("DELETE FROM locations WHERE name LIKE 'Aaa%'").update();
    }

    @Test
    void practitionerIsAddedAnnouncedWrittenDownAndOffered() {
        String back = client.treatment("back-and-leg") + "~" + location("Videslätt Torget");
        Page saved = save(NEW, ZELDA, List.of(back));
        assertThat(saved.location()).startsWith(LIST).endsWith("?saved");

        String page = LIST + "/" + client.practitioner(Locum.NAME);
        assertThat(admin.get(LIST).html()).contains("Zelda Zorn", "leg. naprapat");
        assertThat(admin.get(page).html())
                .contains("Jag lyssnar först.", "Har inget konto", "value=\"" + back + "\" checked")
                .contains("value=\"ar\" checked")
                .doesNotContain("value=\"sv\" checked");
        assertThat(admin.get(LIST + "/" + client.practitioner("Anna Lindqvist")).html())
                .contains("Loggar in som anna");
        assertThat(announced()).isEqualTo(1);
        assertThat(deeds()).startsWith(Deed.PRACTITIONER_ADDED);
        assertThat(admin.get("/staff/setup").html()).contains("Arbetstider saknas: Zelda Zorn, Videslätt Torget.");
        assertThat(client.get("/api/practitioners").body().toString()).contains("Zelda Zorn");
        assertThat(admin.get("/book?practitioner=" + client.practitioner(Locum.NAME))
                        .html())
                .contains("Jag lyssnar först.");
        assertThat(admin.get("/practitioners/zelda-zorn").html())
                .contains("<h1>Zelda Zorn</h1>", "arabiska", "Videslätt Torget");

        save(page, with(ZELDA, "version", "0"), List.of());
        assertThat(jdbc.sql("SELECT count(*) FROM offers WHERE practitioner_id = ?")
                        .param(client.practitioner(Locum.NAME))
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(deeds()).startsWith(Deed.PRACTITIONER_CHANGED, Deed.PRACTITIONER_ADDED);
    }

    @Test
    void changeThatSomebodyElseMadeMeanwhileIsToldAndNotWrittenOver() {
        save(NEW, ZELDA, List.of());
        String page = LIST + "/" + client.practitioner(Locum.NAME);
        String seen = admin.get(page).values("version").getFirst();
        save(page, with(with(ZELDA, "version", seen), "titleSv", "leg. fysioterapeut"), List.of());

        Page late = save(page, with(with(ZELDA, "version", seen), "textSv", "Jag kommer för sent."), List.of());
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.html())
                .contains(
                        "Någon annan har ändrat här", "leg. fysioterapeut / licensed naprapath", "Jag kommer för sent.")
                .contains("value=\"" + seen + "\"");
        assertThat(admin.get(page).html()).doesNotContain("Jag kommer för sent.");
    }

    /** It may be opened again, and then they give it as before. */
    @Test
    void whoGaveATreatmentThatIsRetiredIsKept() {
        String back = client.treatment("back-and-leg") + "~" + location("Videslätt Torget");
        save(NEW, ZELDA, List.of(back));
        jdbc.sql("UPDATE treatments SET retired_at = now() WHERE code = 'back-and-leg'")
                .update();
        try {
            Map<String, String> another = with(with(ZELDA, "version", "0"), "titleSv", "leg. fysioterapeut");
            assertThat(save(LIST + "/" + client.practitioner(Locum.NAME), another, List.of())
                            .status())
                    .isEqualTo(303);
            assertThat(calendar.count("offers WHERE practitioner_id = '" + client.practitioner(Locum.NAME) + "'"))
                    .isOne();
        } finally {
            jdbc.sql("UPDATE treatments SET retired_at = NULL WHERE code = 'back-and-leg'")
                    .update();
        }
    }

    @Test
    void whatIsAsItWasIsNeitherAnnouncedNorWrittenDown() {
        save(NEW, ZELDA, List.of());
        int deeds = deeds().size();
        Page saved = save(LIST + "/" + client.practitioner(Locum.NAME), with(ZELDA, "version", "0"), List.of());
        assertThat(saved.status()).isEqualTo(303);
        assertThat(announced()).isEqualTo(1);
        assertThat(deeds()).hasSize(deeds);
    }

    @Test
    void badInputComesBackWithWhatWasTyped() {
        Page again = save(NEW, with(with(ZELDA, "name", " "), "titleEn", "x".repeat(81)), List.of());
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.html())
                .contains("Skriv vad behandlaren heter.", "Skriv högst 80 tecken.", "value=\"leg. naprapat\"");
        Page wordy = save(NEW, with(ZELDA, "textSv", "x".repeat(1001)), List.of());
        assertThat(wordy.html())
                .contains("<title>Fel: ", "href=\"#textSv\"", "aria-describedby=\"textSv-hint textSv-error\"");
        save(NEW, ZELDA, List.of());
        assertThat(save(NEW, ZELDA, List.of()).html()).contains("En annan behandlare heter redan så.");
    }

    @Test
    void retiredPractitionerCannotBeBookedAndNoVisitIsLost() {
        String page = LIST + "/" + client.practitioner(JOHAN) + "/retirement";
        String start = client.starts("return-visit", JOHAN, TUESDAY).getFirst();
        String visit = client.book("return-visit", JOHAN, start).text("id");
        String seen = admin.get(page).values("version").getFirst();
        Map<String, String> stops = Map.of("from", TUESDAY.toString(), "version", seen);

        Page preview = admin.press(page, page, stops);
        assertThat(preview.html()).contains("<title>Inte sparat än: Slutar ta emot</title>");
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.html())
                .contains(
                        "Ett bokat besök hamnar utanför",
                        "Johan Berg tar inte emot från och med tisdag 24 november 2026.")
                .doesNotContain("Karin");
        assertThat(preview.links("/staff/appointments/" + visit)).hasSize(1);
        assertThat(client.starts("return-visit", JOHAN, TUESDAY)).isNotEmpty();

        // Another visit is booked while somebody reads the page.
        client.book(
                "return-visit",
                JOHAN,
                client.starts("return-visit", JOHAN, TUESDAY).getLast());
        Page again = confirm(page, stops, preview);
        assertThat(again.status()).as("it leaves more outside than was told").isEqualTo(200);
        assertThat(again.html()).contains("2 bokade besök hamnar utanför");
        assertThat(client.starts("return-visit", JOHAN, TUESDAY)).isNotEmpty();

        assertThat(confirm(page, stops, again).status()).isEqualTo(303);
        assertThat(client.starts("return-visit", JOHAN, TUESDAY)).isEmpty();
        assertThat(client.starts("return-visit", JOHAN, TUESDAY.minusDays(1))).isNotEmpty();
        assertThat(calendar.count("appointments WHERE state = 'BOOKED'")).isEqualTo(2);
        assertThat(deeds()).startsWith(Deed.PRACTITIONER_RETIRED);
        assertThat(client.get("/api/practitioners").body().toString())
                .as("still there on Monday")
                .contains(JOHAN);
        jdbc.sql("UPDATE practitioners SET retired_from = '2026-11-22' WHERE name = ?")
                .param(JOHAN)
                .update();
        assertThat(client.get("/api/practitioners").body().toString()).doesNotContain(JOHAN);
        assertThat(admin.get("/book?practitioner=" + client.practitioner(JOHAN)).html())
                .doesNotContain("Målet är");

        Page stale = confirm(page, stops, again);
        assertThat(stale.status()).isEqualTo(409);
        String now = admin.get(page).values("version").getFirst();
        Map<String, String> empty = Map.of("from", "", "version", now);
        Page refused = admin.press(page, page, empty);
        assertThat(refused.status()).as("no day is no answer").isEqualTo(422);
        assertThat(refused.html()).contains("Skriv en dag");
        assertThat(confirm(page, empty, refused).status()).isEqualTo(422);
        assertThat(client.starts("return-visit", JOHAN, TUESDAY)).isEmpty();

        Map<String, String> back = Map.of("back", "yes", "version", now);
        Page returns = admin.press(page, page, back);
        assertThat(returns.html())
                .contains("Johan Berg tar emot patienter igen")
                .contains("name=\"back\"");
        assertThat(confirm(page, back, returns).status()).isEqualTo(303);
        assertThat(client.starts("return-visit", JOHAN, TUESDAY)).isNotEmpty();
        assertThat(deeds()).startsWith(Deed.PRACTITIONER_BACK);
    }

    @Test
    void onlyAnAdminSetsUp() {
        for (String other : List.of("reception", "anna")) {
            StaffBrowser browser = StaffBrowser.signedIn(port, other, "sv");
            String own = LIST + "/" + client.practitioner("Anna Lindqvist");
            assertThat(browser.get(LIST).status()).isEqualTo(403);
            assertThat(browser.press("/staff", own, ZELDA).status()).isEqualTo(403);
            assertThat(browser.press("/staff", own + "/retirement", Map.of("version", "0", "confirmed", "yes"))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(admin.get(LIST + "/0199d2a0-7f00-7000-8000-000000000001").status())
                .isEqualTo(404);
    }

    @Test
    void clinicsOwnTimeIsThatOfItsFirstLocationWhateverAnotherIsCalled() {
        jdbc.sql("INSERT INTO locations (id, name, street, city, phone, zone) VALUES (gen_random_uuid(), 'Aaaby',"
                        + " 'Gatan 1', 'Aaaby', '08-465 004 30', 'America/New_York')")
                .update();
        assertThat(catalogue.zone().getId()).isEqualTo("Europe/Stockholm");
    }

    private Page confirm(String page, Map<String, String> typed, Page preview) {
        Map<String, List<String>> form = new HashMap<>();
        typed.forEach((field, value) -> form.put(field, List.of(value)));
        form.put("confirmed", List.of("yes"));
        form.put("shown", preview.values("shown"));
        form.put("_csrf", preview.values("_csrf").stream().limit(1).toList());
        return admin.post(page, form);
    }

    private Page save(String page, Map<String, String> typed, List<String> gives) {
        Map<String, List<String>> form = new HashMap<>();
        typed.forEach((field, value) -> form.put(field, List.of(value)));
        form.put("gives", new ArrayList<>(gives));
        form.put("_csrf", admin.get(page).values("_csrf").stream().limit(1).toList());
        return admin.post(page, form);
    }

    private static Map<String, String> with(Map<String, String> typed, String field, String value) {
        Map<String, String> other = new HashMap<>(typed);
        other.put(field, value);
        return other;
    }

    private UUID location(String name) {
        return jdbc.sql("SELECT id FROM locations WHERE name = ?")
                .param(name)
                .query(UUID.class)
                .single();
    }

    private int announced() {
        return jdbc.sql("SELECT count(*) FROM outbox WHERE type = 'booking.practitioner.listed'")
                .query(Integer.class)
                .single();
    }

    private List<Deed> deeds() {
        return jdbc.sql("SELECT deed FROM audit WHERE deed LIKE 'PRACTITIONER%' ORDER BY id DESC")
                .query((row, n) -> Deed.valueOf(row.getString("deed")))
                .list();
    }
}
