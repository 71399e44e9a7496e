package clinic.booking.me;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient.Answer;
import clinic.booking.appointment.ManagedAppointments;
import clinic.booking.online.Browser;
import clinic.booking.online.Browser.Page;
import clinic.booking.staff.StaffBrowser;
import clinic.contracts.SecretLink;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A message reached somebody else: what it opens is opened no more once staff have said so. */
class RenewedLinksIT extends AtMe {

    @Autowired
    ManagedAppointments managed;

    @Test
    void nothingThatWasSentOpensAnythingAndWhoeverIsSignedInIsOut() {
        Answer booked = booked("Ida Falk", "1985-04-12");
        UUID visit = UUID.fromString(booked.text("id"));
        String receipt = booked.text("manageUrl").replaceFirst(".*/appointments/", "/appointments/");
        String sent = "/appointments/" + managed.tokens(List.of(visit)).get(visit);
        Browser stranger = new Browser(port);
        for (String link : List.of(receipt, sent)) {
            assertThat(stranger.get(link).status()).as(link).isEqualTo(200);
        }
        assertThat(signedIn("1985-04-12").html()).contains("Ida Falk");
        UUID patient = patient(visit);

        StaffBrowser desk = StaffBrowser.signedIn(port, "reception", "sv");
        String page = "/staff/patients/" + patient;
        Page done = desk.press(page, page + "/private-links/renewal", Map.of());
        assertThat(done.location()).isEqualTo(page + "?renewed=true#held");
        assertThat(desk.get(page + "?renewed=true").html()).contains("De länkar som skickats öppnar inget längre.");

        for (String link : List.of(receipt, sent)) {
            assertThat(stranger.get(link).status()).as(link).isEqualTo(404);
        }
        assertThat(browser.get("/me").html())
                .as("who was signed in")
                .contains("Skicka en kod")
                .doesNotContain("Ida Falk");
        assertThat(signedIn("1985-04-12").links("/appointments/"))
                .as("the patient's own, by a code")
                .anyMatch(link -> stranger.get(link).status() == 200);
        assertThat(database.sql("SELECT payload->>'linksRenewed' FROM outbox"
                                + " WHERE type = 'booking.patient.recorded' AND key = ? ORDER BY id DESC LIMIT 1")
                        .param(patient.toString())
                        .query(String.class)
                        .single())
                .isEqualTo("1");
        assertThat(deeds(patient)).isOne();
    }

    @Test
    void linksAreAsReminderServiceMakesThemFromNowOn() {
        Answer booked = booked("Ida Falk", "1985-04-12");
        UUID visit = UUID.fromString(booked.text("id"));
        Map<String, String> reception =
                StaffBrowser.signedIn(port, "reception", "sv").headers();
        String renewal = "/api/staff/patients/" + patient(visit) + "/private-links/renewal";
        for (int time = 0; time < 2; time++) {
            assertThat(client.post(renewal, "", reception).status()).isEqualTo(204);
        }
        String nonce = database.sql("SELECT manage_nonce FROM appointments WHERE id = ?")
                .param(visit)
                .query(String.class)
                .single();
        assertThat(opens(visit, nonce)).isEqualTo(404);
        assertThat(opens(visit, SecretLink.renewed(nonce, 1))).isEqualTo(404);
        assertThat(opens(visit, SecretLink.renewed(nonce, 2))).isEqualTo(200);

        String next = booked("Ida Falk", "1985-04-12").text("manageUrl").replaceFirst(".*/appointments/", "");
        assertThat(browser.get("/appointments/" + next).status())
                .as("of a visit that is booked now")
                .isEqualTo(200);
        assertThat(client.post("/api/staff/patients/" + UUID.randomUUID() + "/private-links/renewal", "", reception)
                        .status())
                .isEqualTo(404);
    }

    private int opens(UUID visit, String nonce) {
        return browser.get("/appointments/"
                        + new SecretLink('a', key).token(SecretLink.Purpose.MANAGE_APPOINTMENT, visit, nonce))
                .status();
    }

    private UUID patient(UUID visit) {
        return database.sql("SELECT patient_id FROM appointments WHERE id = ?")
                .param(visit)
                .query(UUID.class)
                .single();
    }

    private int deeds(UUID patient) {
        return database.sql("SELECT count(*) FROM audit WHERE patient_id = ? AND deed = 'LINKS_RENEWED'")
                .param(patient)
                .query(Integer.class)
                .single();
    }
}
