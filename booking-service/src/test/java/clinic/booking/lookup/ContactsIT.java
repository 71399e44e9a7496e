package clinic.booking.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.online.Browser.Page;
import clinic.booking.staff.StaffBrowser;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** A child whose mother gets the messages. */
@RealBooking
class ContactsIT {

    private static final Map<String, String> MOTHER =
            Map.of("whose", "Eva Ek, mamma", "mobile", "070-174 06 90", "email", "");

    @LocalServerPort
    private int port;

    @Autowired
    private BookingClient client;

    @Autowired
    private EmptyCalendar calendar;

    @Autowired
    private JdbcClient jdbc;

    private StaffBrowser reception;
    private String page;

    @BeforeEach
    void childHasAVisit() {
        calendar.empty();
        assertThat(client.book(client.booking("back-and-leg", "Anna Lindqvist", "2026-11-23T10:00:00+01:00"))
                        .status())
                .isEqualTo(201);
        reception = StaffBrowser.signedIn(port, "reception", "sv");
        page = "/staff/patients/" + patient() + "/contacts";
    }

    @Test
    void guardianGetsTheMessagesOnceSomebodySaysSo() {
        assertThat(reception.press(page, page, MOTHER).location()).isEqualTo(page);
        assertThat(told()).as("a further number is nobody else's business").hasSize(1);
        assertThat(reception.get(page).html()).contains("Eva Ek, mamma", "070-174 06 90");

        String own = jdbc.sql("SELECT mobile FROM patients").query(String.class).single();
        reception.press(page, reception.get(page).action("/messages"), Map.of());
        assertThat(told()).hasSize(2).last().isEqualTo("2 +46701740690 -");
        assertThat(reception.get("/staff/patients/" + patient()).html())
                .contains("Meddelanden går till", "Eva Ek, mamma");

        reception.press(page, reception.get(page).action("/messages"), Map.of());
        assertThat(told())
                .as("and back again, nothing lost")
                .hasSize(3)
                .last()
                .asString()
                .startsWith("3 " + own);
        assertThat(jdbc.sql("SELECT whose || ' ' || mobile FROM further_contacts")
                        .query(String.class)
                        .list())
                .containsExactly("Eva Ek, mamma +46701740690");
        assertThat(jdbc.sql("SELECT deed FROM audit WHERE patient_id = ? AND deed <> 'SEEN' ORDER BY id")
                        .param(patient())
                        .query(String.class)
                        .list())
                .endsWith("CONTACT_ADDED", "MESSAGES_REDIRECTED", "MESSAGES_REDIRECTED");
    }

    @Test
    void badInputComesBackAndRemovalIsWrittenDown() {
        Page again = reception.press(page, page, Map.of("whose", "Eva", "mobile", "08-465 004 10", "email", "eva@"));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.html()).contains("value=\"Eva\"", "Skriv ett mobilnummer", "Skriv en e-postadress");
        assertThat(calendar.count("audit WHERE deed = 'SEEN' AND patient_id = '" + patient() + "'"))
                .as("the form, and the form that came back")
                .isEqualTo(2);
        reception.press(page, page, MOTHER);
        reception.press(page, reception.get(page).action("/removal"), Map.of());
        assertThat(calendar.count("further_contacts")).isZero();
    }

    @Test
    @DisplayName("36: a contact of another patient is not moved by a made-up address")
    void contactBelongsToItsPatient() {
        reception.press(page, page, MOTHER);
        UUID contact =
                jdbc.sql("SELECT id FROM further_contacts").query(UUID.class).single();
        ObjectNode booking = client.booking("back-and-leg", "Anna Lindqvist", "2026-11-23T11:00:00+01:00");
        ((ObjectNode) booking.path("patient")).put("name", "Bo Berg");
        assertThat(client.book(booking).status()).isEqualTo(201);
        UUID other = jdbc.sql("SELECT id FROM patients WHERE name = 'Bo Berg'")
                .query(UUID.class)
                .single();
        String others = "/staff/patients/" + other + "/contacts";
        reception.press(others, others + "/" + contact + "/messages", Map.of());
        reception.press(others, others + "/" + contact + "/removal", Map.of());
        assertThat(calendar.count("further_contacts")).isEqualTo(1);
        assertThat(calendar.count("patients WHERE reached_through IS NOT NULL")).isZero();
    }

    private List<String> told() {
        return jdbc.sql("SELECT (payload ->> 'version') || ' ' || (payload ->> 'mobile') || ' '"
                        + " || coalesce(payload ->> 'email', '-') FROM outbox WHERE type = 'booking.patient.recorded'"
                        + " AND key = ? ORDER BY id")
                .param(patient().toString())
                .query((row, n) -> row.getString(1))
                .list();
    }

    private UUID patient() {
        return jdbc.sql("SELECT id FROM patients WHERE name = 'Karin Ek'")
                .query(UUID.class)
                .single();
    }
}
