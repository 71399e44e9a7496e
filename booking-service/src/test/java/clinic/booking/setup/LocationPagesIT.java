package clinic.booking.setup;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.RealBooking;
import clinic.booking.audit.Deed;
import clinic.booking.online.Browser.Page;
import clinic.booking.staff.StaffBrowser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An admin adds a location and changes it, by forms alone. */
@RealBooking
class LocationPagesIT {

    private static final String LIST = "/staff/setup/locations";
    private static final String NEW = LIST + "/new";
    private static final Map<String, String> HARBOUR = Map.of(
            "name",
            "Zornhamnen",
            "street",
            "Kajen 2",
            "city",
            "Videslätt",
            "phone",
            "08-465 004 20",
            "zone",
            "Europe/Stockholm");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private StaffBrowser admin;

    @BeforeEach
    void signIn() {
        admin = StaffBrowser.signedIn(port, "admin", "sv");
    }

    @AfterEach
    void asBefore() {
        jdbc.sql(
                        "DELETE FROM catalogue_announcements WHERE item_id IN (SELECT id FROM locations WHERE name LIKE 'Zorn%')")
                .update();
        jdbc.sql("DELETE FROM locations WHERE name LIKE 'Zorn%'").update();
    }

    @Test
    void locationIsAddedAnnouncedAndWrittenDown() {
        int announced = announced();
        assertThat(admin.press(NEW, NEW, HARBOUR).location()).isEqualTo(LIST + "?saved");

        Page list = admin.get(LIST + "?saved");
        assertThat(list.html()).contains("Sparat", "Zornhamnen", "Kajen 2, Videslätt");
        assertThat(announced()).isEqualTo(announced + 1);
        assertThat(deeds()).startsWith(Deed.LOCATION_ADDED);
        assertThat(admin.get("/staff/setup").html()).contains("Patienter kan boka.", "Ingen tar emot på Zornhamnen.");
        assertThat(admin.get("/staff/audit").html()).contains("Lade till en mottagning");
    }

    @Test
    void changeThatSomebodyElseMadeMeanwhileIsToldAndNotWrittenOver() {
        admin.press(NEW, NEW, HARBOUR);
        String page = page();
        String seen = admin.get(page).values("version").getFirst();
        assertThat(change(page, seen, Map.of("phone", "08-465 004 21")).status())
                .isEqualTo(303);

        Page late = change(page, seen, Map.of("street", "Kajen 99"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.html())
                .contains("Någon annan har ändrat mottagningen", "08-465 004 21", "value=\"Kajen 99\"")
                .contains("value=\"" + seen + "\"");
        assertThat(admin.get(page).html()).contains("value=\"Kajen 2\"").doesNotContain("Kajen 99");
        assertThat(deeds()).startsWith(Deed.LOCATION_CHANGED, Deed.LOCATION_ADDED);
    }

    @Test
    void whatIsAsItWasIsNeitherAnnouncedNorWrittenDown() {
        admin.press(NEW, NEW, HARBOUR);
        int announced = announced();
        int deeds = deeds().size();
        assertThat(change(page(), "0", Map.of()).status()).isEqualTo(303);
        assertThat(announced()).isEqualTo(announced);
        assertThat(deeds()).hasSize(deeds);
    }

    @Test
    void directionsAreTypedInBothLanguages() {
        Map<String, String> typed = new HashMap<>(HARBOUR);
        typed.putAll(Map.of("directionsSv", "Gula huset.\r\nRing på.", "directionsEn", "x".repeat(501)));
        assertThat(admin.press(NEW, NEW, typed).html())
                .contains("Skriv högst 500 tecken.", "Gula huset.\r\nRing på.</textarea>");
        typed.put("directionsEn", "The yellow house.");
        assertThat(admin.press(NEW, NEW, typed).status()).isEqualTo(303);
        assertThat(admin.get(page()).html()).contains("lang=\"en\"", ">The yellow house.</textarea>");

        Page late = change(page(), "-1", Map.of("directionsSv", "Röda huset."));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.html())
                .contains("<span class=\"lines\" lang=\"sv\">Gula huset.\nRing på.</span>", ">Röda huset.</textarea>");
    }

    @Test
    void badInputComesBackWithWhatWasTyped() {
        Map<String, String> typed = new HashMap<>(HARBOUR);
        typed.putAll(Map.of("street", "", "phone", "ring oss", "zone", "Europa/Stockholm"));
        Page again = admin.press(NEW, NEW, typed);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.html())
                .contains("Skriv gatuadressen.", "Skriv ett telefonnummer", "Skriv en tidszon")
                .contains("value=\"Zornhamnen\"", "value=\"ring oss\"", "value=\"Europa/Stockholm\"");

        admin.press(NEW, NEW, HARBOUR);
        assertThat(admin.press(NEW, NEW, HARBOUR).html()).contains("En annan mottagning heter redan så.");
    }

    @Test
    void onlyAnAdminSetsUp() {
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        assertThat(reception.get("/staff/setup").status()).isEqualTo(403);
        assertThat(reception.press("/staff", NEW, HARBOUR).status()).isEqualTo(403);
        assertThat(reception.get("/staff").links("/staff/setup")).isEmpty();
        assertThat(admin.get(LIST).html()).doesNotContain("Zornhamnen");
        assertThat(admin.get("/staff").links("/staff/setup")).isNotEmpty();
        assertThat(admin.get(LIST + "/0199d2a0-7f00-7000-8000-000000000001").status())
                .isEqualTo(404);
    }

    private Page change(String page, String version, Map<String, String> changes) {
        Map<String, String> typed = new HashMap<>(HARBOUR);
        typed.putAll(changes);
        typed.put("version", version);
        return admin.press(page, page, typed);
    }

    private String page() {
        return LIST + "/"
                + jdbc.sql("SELECT id FROM locations WHERE name = 'Zornhamnen'")
                        .query(String.class)
                        .single();
    }

    private int announced() {
        return jdbc.sql("SELECT count(*) FROM outbox WHERE type = 'booking.location.listed'")
                .query(Integer.class)
                .single();
    }

    private List<Deed> deeds() {
        return jdbc.sql("SELECT deed FROM audit WHERE location_id IS NOT NULL ORDER BY id DESC")
                .query((row, n) -> Deed.valueOf(row.getString("deed")))
                .list();
    }
}
