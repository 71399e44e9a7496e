package clinic.booking.visit;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.appointment.ManagedAppointments;
import clinic.booking.online.BookByForms;
import clinic.booking.online.Browser;
import clinic.booking.online.Browser.Page;
import clinic.booking.patient.ConsentPurpose;
import clinic.booking.patient.WithdrawConsent;
import clinic.contracts.reminder.OptOutMeans;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Patients change by their link in which language and about what they are written to. */
@RealBooking
class MessagesByLinkIT {

    private final String email = UUID.randomUUID() + "@example.org";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    JsonMapper json;

    @Autowired
    StandingClock clock;

    @Autowired
    WithdrawConsent withdrawConsent;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    ManagedAppointments managed;

    Browser browser;
    String receipt;

    /** The one in messages. */
    String link;

    @BeforeEach
    void bookAVisit() {
        clock.stand(StandingClock.SUNDAY);
        browser = new Browser(port);
        receipt = book(Set.of("reminders", "follow-ups"));
        link = "/appointments/"
                + managed.tokens(database.sql("SELECT id FROM appointments WHERE patient_id = ?")
                                .param(patient())
                                .query((row, n) -> row.getObject("id", UUID.class))
                                .list())
                        .values()
                        .iterator()
                        .next();
    }

    private String book(Set<String> consents) {
        BookByForms forms = new BookByForms(browser);
        Page details = forms.details();
        // A patient of one's own: what others here choose would count for the same one.
        Map<String, List<String>> typed = BookByForms.typed(details);
        typed.put("email", List.of(email));
        typed.remove("mobile");
        typed.put("consents", List.copyOf(consents));
        return forms.book(details, typed).location();
    }

    @Test
    @DisplayName("The receipt of a first booking shows what it said, and lets it be changed")
    void whoeverBookedChangesWhatTheySaid() {
        Page page = browser.get(receipt + "/messages");
        assertThat(page.html()).contains("<q lang=\"sv\">Ja, skicka påminnelser", "name=\"agreed\"");
        browser.post(receipt + "/messages", Map.of("language", List.of("sv"), "agreed", List.of("reminders")));
        assertThat(announced().path("consents").toString()).isEqualTo("[\"reminders\"]");
    }

    @Test
    @DisplayName("Who books with somebody's name, birth date and address neither reads nor writes what they agreed to")
    void whoeverBookedIsNotThePatient() {
        clock.forward(Duration.ofHours(1));
        save(Map.of("language", List.of("sv"), "agreed", List.of("follow-ups")));
        String strangers = book(Set.of("reminders"));
        assertThat(announced().path("consents").toString())
                .as("nothing is taken back, and no does not become yes")
                .isEqualTo("[\"follow-ups\"]");
        int before = announcements();
        for (String booked : List.of(receipt, strangers)) {
            assertThat(browser.get(booked + "/messages").html())
                    .contains("href=\"/me\"", "öppnar du länken i meddelandet")
                    .doesNotContain("<q", "name=\"agreed\"", "Du tog tillbaka");
            assertThat(browser.post(booked + "/messages", Map.of("language", List.of("en")))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(announcements()).isEqualTo(before);
        assertThat(browser.get(link + "/messages").html()).contains("Du tog tillbaka", "name=\"agreed\"");
    }

    @Test
    @DisplayName("STOPP is not undone by a booking, nor by its receipt")
    void optOutOutlastsABooking() {
        optedOut(clock.instant());
        book(Set.of("reminders", "follow-ups"));
        browser.post(receipt + "/messages", Map.of("agreed", List.of("reminders", "follow-ups")));
        assertThat(announced().path("consents").toString()).isEqualTo("[\"reminders\"]");
    }

    @Test
    @DisplayName("Scenario 27: the language chosen here is the language of all later messages")
    void languageFollowsThePatient() {
        Page saved = save(Map.of("language", List.of("en"), "agreed", List.of("reminders", "follow-ups")));
        assertThat(saved.status()).isEqualTo(303);
        Page after = browser.follow(saved);
        assertThat(after.html()).contains("<html lang=\"en\"", "role=\"status\"");
        assertThat(announced().path("language").asString()).isEqualTo("en");
    }

    @Test
    void consentThatIsTakenBackStaysAsProofAndIsAnnounced() {
        clock.forward(Duration.ofHours(1));
        save(Map.of("language", List.of("sv"), "agreed", List.of("follow-ups")));

        assertThat(announced().path("consents").toString()).isEqualTo("[\"follow-ups\"]");
        Page page = browser.get(link + "/messages");
        assertThat(page.html())
                .contains(
                        "<q lang=\"sv\">Ja, skicka påminnelser",
                        "Du sa ja den 22 november 2026 kl. 10:00, när du bokade.",
                        "Du tog tillbaka det den 22 november 2026 kl. 11:00, på din egen sida.");

        clock.forward(Duration.ofHours(1));
        save(Map.of("language", List.of("sv"), "agreed", List.of("reminders", "follow-ups")));
        assertThat(announced().path("consents")).hasSize(2);
        assertThat(browser.get(link + "/messages").html())
                .contains(
                        "Du tog tillbaka det den 22 november 2026 kl. 11:00, på din egen sida.",
                        "Du sa ja den 22 november 2026 kl. 12:00, på din egen sida.");
    }

    @Test
    void optOutInAnswerToAMessageIsInTheSameHistory() {
        clock.forward(Duration.ofHours(1));
        optedOut(clock.instant());
        assertThat(announced().path("consents").toString()).isEqualTo("[\"reminders\"]");
        assertThat(browser.get(link + "/messages").html())
                .contains("Du tog tillbaka det den 22 november 2026 kl. 11:00, med länken i ett mejl.");
        int before = announcements();
        optedOut(clock.instant());
        assertThat(announcements()).isEqualTo(before);
        assertThat(database.sql("SELECT withdrawn_by FROM consents c JOIN patients p ON p.id = c.patient_id"
                                + " WHERE p.email = ? AND withdrawn_at IS NOT NULL")
                        .param(email)
                        .query(String.class)
                        .single())
                .isEqualTo("UNSUBSCRIBE");
    }

    /** It was on its way while the patient agreed anew: the latest word counts, not the last to arrive. */
    @Test
    void optOutOlderThanTheConsentChangesNothing() {
        int before = announcements();
        optedOut(clock.instant().minus(Duration.ofMinutes(1)));
        assertThat(announcements()).isEqualTo(before);
    }

    private void optedOut(Instant at) {
        UUID patient = UUID.fromString(announced().path("patientId").asString());
        transactions.executeWithoutResult(status ->
                withdrawConsent.withdraw(patient, Set.of(ConsentPurpose.FOLLOW_UPS), at, OptOutMeans.ONE_CLICK));
    }

    @Test
    void nothingChangedAnnouncesNothing() {
        int before = announcements();
        save(Map.of("language", List.of("sv"), "agreed", List.of("reminders", "follow-ups")));
        assertThat(announcements()).isEqualTo(before);
    }

    @Test
    @DisplayName("Scenario 25: looking at the choices, by GET and by HEAD, changes none of them")
    void lookingChangesNothing() {
        int before = announcements();
        browser.head(link + "/messages?language=en&agreed=");
        browser.get(link + "/messages?language=en&agreed=");
        assertThat(announcements()).isEqualTo(before);
        assertThat(browser.get(link + "/messages").html()).doesNotContain("Du tog tillbaka");
    }

    @Test
    void linkThatOpensNothingChangesNothing() {
        int before = announcements();
        assertThat(browser.get("/appointments/nonsense/messages").status()).isEqualTo(404);
        assertThat(browser.post("/appointments/nonsense/messages", Map.of("language", List.of("en")))
                        .status())
                .isEqualTo(404);
        assertThat(announcements()).isEqualTo(before);
    }

    private Page save(Map<String, List<String>> form) {
        return browser.post(link + "/messages", form);
    }

    private JsonNode announced() {
        return json.readTree(database.sql("SELECT payload::text FROM outbox WHERE type = 'booking.patient.recorded'"
                        + " AND key = ? ORDER BY id DESC LIMIT 1")
                .param(patient().toString())
                .query(String.class)
                .single());
    }

    private int announcements() {
        return database.sql("SELECT count(*) FROM outbox WHERE type = 'booking.patient.recorded' AND key = ?")
                .param(patient().toString())
                .query(Integer.class)
                .single();
    }

    private UUID patient() {
        return database.sql("SELECT id FROM patients WHERE email = ?")
                .param(email)
                .query(UUID.class)
                .single();
    }
}
