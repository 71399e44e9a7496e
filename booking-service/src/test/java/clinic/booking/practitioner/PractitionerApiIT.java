package clinic.booking.practitioner;

import static clinic.booking.BookingClient.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.audit.Deed;
import clinic.booking.setup.SetUpDesk;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An admin's program adds a practitioner, changes them, and says when they stop. */
@RealBooking
class PractitionerApiIT {

    private static final String LIST = "/api/staff/setup/practitioners";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private BookingClient client;

    @Autowired
    private EmptyCalendar calendar;

    private SetUpDesk admin;
    private String zelda;

    @BeforeEach
    void signIn() {
        calendar.empty();
        admin = SetUpDesk.of("admin", port, client);
        zelda = """
                {"name": "%s", "titleSv": "leg. naprapat", "titleEn": "licensed naprapath", "textSv": "Jag lyssnar.",
                 "languages": ["sv", "so"], "gives": [{"treatment": "%s", "location": "%s"}]}""".formatted(Locum.NAME, client.treatment("return-visit"), location());
    }

    @AfterEach
    void asBefore() {
        calendar.empty();
        Locum.leaves(jdbc);
    }

    @Test
    void practitionerIsAddedReadAndChanged() {
        Answer added = admin.post(LIST, zelda);
        assertThat(added.status()).as("%s", added.body()).isEqualTo(201);
        String one = LIST + "/" + added.text("id");
        assertThat(admin.get(one).body()).isEqualTo(added.body());
        assertThat(admin.get(LIST).body().valueStream()).contains(added.body());
        assertThat(added.body().path("gives").path(0).path("location").asString())
                .isEqualTo(location());

        Answer changed = admin.put(one, zelda.replace("Jag lyssnar.", "Jag frågar."), added);
        assertThat(changed.text("textSv")).isEqualTo("Jag frågar.");
        Answer late = admin.put(one, zelda, added);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.body().path("version").asInt()).isEqualTo(1);
        assertThat(deeds(added)).containsExactly("PRACTITIONER_ADDED", "PRACTITIONER_CHANGED");
    }

    @Test
    void whatCannotBeUsedIsRefused() {
        Answer refused = admin.post(
                LIST,
                zelda.replace("leg. naprapat", " ")
                        .replace("\"so\"", "\"xx\"")
                        .replace(location(), "" + UUID.randomUUID()));
        assertFault(refused, "titleSv", "practitioner-title-missing");
        assertFault(refused, "languages", "unknown-language");
        assertFault(refused, "gives[0].location", "unknown-location");
        String one = LIST + "/" + admin.post(LIST, zelda).text("id");
        assertFault(admin.post(LIST, zelda), "name", "practitioner-name-taken");
        assertFault(admin.put(one + "/retirement", "{\"from\": \"2026-11-01\"}"), "from", "hours-date-passed");
        assertFault(
                admin.put(one + "/retirement", "{\"from\": \"+999999999-12-31\"}"), "from", "hours-date-unreadable");
        String nowhere = LIST + "/" + UUID.randomUUID();
        assertThat(admin.get(nowhere).status()).isEqualTo(404);
        assertThat(admin.put(nowhere, zelda).status()).isEqualTo(404);
        assertThat(admin.put(nowhere + "/retirement", "{\"from\": \"2027-01-01\"}")
                        .status())
                .isEqualTo(404);
        assertThat(SetUpDesk.of("anna", port, client).put(one, zelda).status()).isEqualTo(403);
    }

    @Test
    void visitsThatAreLeftAreToldBeforeSomebodyStops() {
        Locum locum = new Locum();
        locum.comes(jdbc, client);
        String at = LIST + "/" + locum.page().replaceAll(".*/", "") + "/retirement";
        String visit = client.book("return-visit", Locum.NAME, "2026-11-30T08:00:00+01:00")
                .text("id");
        Answer before = admin.get(at);

        Answer told = admin.put(at, "{\"from\": \"2026-11-30\"}", before);
        assertThat(told.status()).isEqualTo(409);
        assertThat(told.text("type")).isEqualTo("urn:clinic:problem:visits-touched");
        assertThat(told.body().path("visits").findValuesAsString("id")).containsExactly(visit);
        assertThat(told.response().body()).doesNotContain("Karin");
        assertThat(locum.deeds(jdbc)).isEmpty();

        Answer retired = admin.put(at, "{\"from\": \"2026-11-30\", \"shown\": [\"" + visit + "\"]}", before);
        assertThat(retired.text("from")).isEqualTo("2026-11-30");
        assertThat(admin.put(at, "{\"from\": \"2026-12-01\"}", before).status()).isEqualTo(412);
        assertThat(admin.delete(at).body().has("from")).isFalse();
        assertThat(locum.deeds(jdbc)).containsExactly(Deed.PRACTITIONER_BACK, Deed.PRACTITIONER_RETIRED);
    }

    private String location() {
        return jdbc.sql("SELECT id FROM locations WHERE name = 'Videslätt Torget'")
                .query(String.class)
                .single();
    }

    private List<String> deeds(Answer added) {
        return jdbc.sql("SELECT deed FROM audit WHERE resource_id = ?::uuid ORDER BY id")
                .param(added.text("id"))
                .query((row, n) -> row.getString("deed"))
                .list();
    }
}
