package clinic.booking.setup;

import static clinic.booking.BookingClient.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.AtOnce;
import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.RealBooking;
import clinic.booking.audit.Deed;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** An admin's program adds a location and changes it, by the rules of the pages. */
@RealBooking
class LocationApiIT {

    private static final String LIST = "/api/staff/setup/locations";
    private static final String HARBOUR = """
            {"name": "Zornhamnen", "street": "Kajen 2", "city": "Videslätt", "phone": "08-465 004 20",
             "zone": "Europe/Stockholm", "directionsSv": "Gula huset.\\nRing på."}""";

    @LocalServerPort
    private int port;

    @Autowired
    private BookingClient client;

    @Autowired
    private JdbcClient jdbc;

    private SetUpDesk admin;

    @BeforeEach
    void signIn() {
        admin = SetUpDesk.of("admin", port, client);
    }

    @AfterEach
    void asBefore() {
        jdbc.sql("DELETE FROM catalogue_announcements WHERE item_id IN"
                        + " (SELECT id FROM locations WHERE name LIKE 'Zorn%')")
                .update();
        jdbc.sql("DELETE FROM locations WHERE name LIKE 'Zorn%'").update();
    }

    @Test
    void locationIsAddedReadAndChanged() {
        int announced = announced();
        Answer added = admin.post(LIST, HARBOUR);
        assertThat(added.status()).as("%s", added.body()).isEqualTo(201);
        String one = LIST + "/" + added.text("id");
        assertThat(added.response().headers().firstValue("Location")).hasValue(one);
        assertThat(admin.get(one).body()).isEqualTo(added.body());
        assertThat(admin.get(LIST).body().valueStream()).contains(added.body());
        assertThat(announced()).isEqualTo(announced + 1);

        Answer changed = admin.put(one, HARBOUR.replace("Ring på.", "Öppet."), added);
        assertThat(changed.status()).as("%s", changed.body()).isEqualTo(200);
        assertThat(changed.text("directionsSv")).isEqualTo("Gula huset.\nÖppet.");
        assertThat(changed.body().path("version").asInt()).isEqualTo(1);
        assertThat(announced()).as("of directions other services know nothing").isEqualTo(announced + 1);
        assertThat(deeds(added)).containsExactly(Deed.LOCATION_ADDED, Deed.LOCATION_CHANGED);

        Answer late = admin.put(one, HARBOUR.replace("Kajen 2", "Kajen 99"), added);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.text("type")).isEqualTo("urn:clinic:problem:changed-meanwhile");
        assertThat(late.body().path("version").asInt()).isEqualTo(1);
        assertThat(admin.put(one, HARBOUR.replace("Kajen 2", "Kajen 99")).text("street"))
                .as("whoever names no version changes what is there")
                .isEqualTo("Kajen 99");
        assertThat(admin.put(one, HARBOUR.replace("Kajen 2", "Kajen 99"))
                        .body()
                        .path("version")
                        .asInt())
                .as("it was so already")
                .isEqualTo(2);
    }

    @Test
    @DisplayName("5: what is asked for twice under one key is added once")
    void repeatedRequestAddsOnce() throws Exception {
        String key = UUID.randomUUID().toString();
        List<Answer> answers = AtOnce.all(Collections.nCopies(4, () -> admin.post(LIST, HARBOUR, key)));
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        admin.put(LIST + "/" + answers.getFirst().text("id"), HARBOUR.replace("Kajen 2", "Kajen 3"));
        assertThat(admin.post(LIST, HARBOUR, key).body())
                .as("whatever has happened since")
                .isEqualTo(answers.getFirst().body());
        assertThat(admin.post(LIST, HARBOUR.replace("Zornhamnen", "Zornviken"), key)
                        .status())
                .isEqualTo(422);
        assertThat(jdbc.sql("SELECT count(*) FROM locations WHERE name LIKE 'Zorn%'")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void whatCannotBeUsedIsRefusedByItsField() {
        Answer refused = admin.post(LIST, "{\"name\": \" \", \"zone\": \"+01:00\"}");
        assertFault(refused, "name", "location-name-missing");
        assertFault(refused, "phone", "location-phone-unreadable");
        assertFault(refused, "zone", "location-zone-unknown");
        assertFault(
                admin.post(LIST, HARBOUR.replace("Ring på.", "å".repeat(500))), "directionsSv", "text-longer-than-500");
        assertFault(admin.post(LIST, HARBOUR.replace("city", "town")), "town", "unknown-field");
        assertThat(admin.post(LIST, HARBOUR).status()).isEqualTo(201);
        assertFault(admin.post(LIST, HARBOUR), "name", "location-name-taken");
        assertThat(admin.put(LIST + "/" + UUID.randomUUID(), HARBOUR.replace("Zornhamnen", "Zornviken"))
                        .text("type"))
                .isEqualTo("urn:clinic:problem:not-found");
    }

    @Test
    @DisplayName("36: only an admin sets up by the API")
    void onlyAnAdminSetsUp() {
        Answer refused = SetUpDesk.of("reception", port, client).post(LIST, HARBOUR);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("type")).isEqualTo("urn:clinic:problem:not-allowed");
        assertThat(admin.get(LIST).response().body()).doesNotContain("Zornhamnen");
    }

    @Test
    void directionsAreToldInTheReadersLanguageOrTheOther() {
        String id = admin.post(LIST, HARBOUR).text("id");
        assertThat(directions(id, "en").path("language").asString()).isEqualTo("sv");
        admin.put(
                LIST + "/" + id,
                HARBOUR.replace("\"directionsSv\"", "\"directionsEn\": \"The yellow house.\", \"directionsSv\""));
        assertThat(directions(id, "en").path("text").asString()).isEqualTo("The yellow house.");
        assertThat(directions(id, "sv").path("text").asString()).isEqualTo("Gula huset.\nRing på.");
    }

    private JsonNode directions(String id, String language) {
        return client.get("/api/locations?lang=" + language)
                .body()
                .valueStream()
                .filter(place -> place.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow()
                .path("directions");
    }

    private int announced() {
        return jdbc.sql("SELECT count(*) FROM outbox WHERE type = 'booking.location.listed'")
                .query(Integer.class)
                .single();
    }

    private List<Deed> deeds(Answer added) {
        return jdbc.sql("SELECT deed FROM audit WHERE location_id = ?::uuid ORDER BY id")
                .param(added.text("id"))
                .query((row, n) -> Deed.valueOf(row.getString("deed")))
                .list();
    }
}
