package clinic.booking.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.audit.Who;
import clinic.booking.patient.Contact;
import clinic.booking.patient.PatientRegister;
import clinic.booking.patient.ProtectIdentity;
import clinic.booking.patient.WithdrawConsent;
import clinic.booking.staff.StaffBrowser;
import clinic.booking.task.Tasks;
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
import tools.jackson.databind.node.ObjectNode;

/** Patients who must not be found, and patients who want to be forgotten. */
@RealBooking
class PrivacyIT {

    private static final String NAME = "Hjortronmyr";
    private static final String MOBILE = "+46701740688";
    private static final String EMAIL = "hjortron@example.org";
    private static final String CONDITION = "Höstglid";
    private static final String NOTES = "Hör dåligt på vänster öra";

    @LocalServerPort
    private int port;

    @Autowired
    private BookingClient client;

    @Autowired
    private EmptyCalendar calendar;

    @Autowired
    private StandingClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ProtectIdentity identities;

    @Autowired
    private PatientRegister register;

    @Autowired
    private Tasks tasks;

    @Autowired
    private WithdrawConsent withdrawing;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
    }

    private Answer booked() {
        return booked(client.booking("back-and-leg", "Anna Lindqvist", "2026-11-24T10:00:00+01:00"));
    }

    private Answer booked(ObjectNode booking) {
        ((ObjectNode) booking.path("patient"))
                .put("name", "Sixten " + NAME)
                .put("birthDate", "1985-04-12")
                .put("mobile", MOBILE)
                .put("email", EMAIL);
        Answer booked = client.book(booking);
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        return booked;
    }

    private UUID patient() {
        return jdbc.sql("SELECT id FROM patients")
                .query((row, n) -> UUID.fromString(row.getString(1)))
                .single();
    }

    private Answer erase(UUID patient) {
        return client.post("/api/staff/patients/" + patient + "/erasure", "", as("admin"));
    }

    private Map<String, String> as(String account) {
        return StaffBrowser.signedIn(port, account, "sv").headers();
    }

    /** In every column of every table there is: so also in one that is yet to come. */
    private List<String> whereItStands(String word) {
        return jdbc
                .sql("SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
                        + " AND table_type = 'BASE TABLE' ORDER BY 1")
                .query((row, n) -> row.getString(1))
                .list()
                .stream()
                .filter(table -> jdbc.sql("SELECT EXISTS (SELECT FROM \"" + table + "\" each"
                                + " WHERE position(lower(:word) IN lower(each::text)) > 0)")
                        .param("word", word)
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    private List<String> whereThePatientStands() {
        return List.of(NAME, MOBILE, EMAIL).stream()
                .flatMap(word -> whereItStands(word).stream().map(table -> word + " in " + table))
                .toList();
    }

    @Test
    @DisplayName("38: of who never came nothing is left, and their topic forgets them")
    void whoNeverCameIsGone() {
        Answer visit = booked(client.booking("back-and-leg", "Anna Lindqvist", "2026-11-24T10:00:00+01:00")
                .put("notes", NAME + " hör dåligt"));
        UUID patient = patient();
        assertThat(whereThePatientStands())
                .contains(NAME + " in patients", MOBILE + " in patients", EMAIL + " in outbox");
        Answer refused = erase(patient);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("type")).isEqualTo("urn:clinic:problem:visits-ahead");
        client.change(visit, "cancellation", client.object().put("reason", NAME + " flyttar"));

        Answer erased = erase(patient);

        assertThat(erased.status()).as("%s", erased.body()).isEqualTo(200);
        assertThat(erased.body().path("lockedVisits").asInt()).isZero();
        assertThat(whereThePatientStands()).isEmpty();
        assertThat(jdbc.sql("SELECT type || (payload IS NULL) FROM outbox WHERE key = ?")
                        .param(patient.toString())
                        .query((row, n) -> row.getString(1))
                        .list())
                .containsExactly("tombstonetrue");
        assertThat(client.show(visit).status()).as("by its link").isEqualTo(401);
        assertThat(erase(patient).body()).as("once more").isEqualTo(erased.body());
        assertThat(calendar.count("outbox WHERE type = 'tombstone'")).isOne();
        assertThat(calendar.count("audit WHERE deed = 'ERASED' AND patient_id = '" + patient + "'"))
                .isOne();
        assertThat(client.post("/api/appointments/" + visit.text("id") + "/reinstatement", "{}", as("admin"))
                        .status())
                .as("brought back")
                .isEqualTo(404);
        StaffBrowser desk = StaffBrowser.signedIn(port, "reception", "sv");
        String page = "/staff/appointments/" + visit.text("id");
        assertThat(desk.get(page).status()).isEqualTo(200);
        assertThat(desk.get(page).html()).doesNotContain(page + "/reinstatement");
        assertThat(desk.press("/staff", page + "/reinstatement", Map.of()).status())
                .isEqualTo(404);
        tasks.replyUnclear(patient, null, clock.instant());
        assertThat(tasks.of(patient)).as("word that comes late").isEmpty();
        assertThat(erase(UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("38: what care law keeps is locked, and no page shows it")
    void careIsLocked() {
        Answer visit = booked(client.booking("back-and-leg", "Anna Lindqvist", "2026-11-24T10:00:00+01:00")
                .put("condition", condition().toString())
                .put("notes", NOTES));
        UUID patient = patient();
        clock.forward(Duration.ofDays(7));
        String look = "/staff/appointments/" + visit.text("id");
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        assertThat(reception.get(look).html()).contains(CONDITION, NOTES, look + "/step", "Händelser");
        assertThat(erase(patient).body().path("lockedVisits").asInt()).isEqualTo(1);

        assertThat(whereThePatientStands()).containsExactly(NAME + " in patients");
        assertThat(whereItStands(NOTES)).as("locked").containsExactly("appointments");
        assertThat(reception.get("/staff?date=2026-11-24").html())
                .contains(look)
                .doesNotContain(NAME);
        var page = reception.get(look);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html()).doesNotContain(NAME, "1985-04-12", CONDITION, NOTES, look + "/step", "Händelser");
        for (String step : List.of("completion", "no-show")) {
            assertThat(client.post("/api/staff" + look.substring("/staff".length()) + "/" + step, "{}", as("admin"))
                            .status())
                    .as(step)
                    .isEqualTo(404);
        }
    }

    private UUID condition() {
        UUID id = UUID.randomUUID();
        jdbc.sql("INSERT INTO conditions (id, locale, version, slug, name, safety_questions, suited_treatments)"
                        + " VALUES (?, 'sv', 1, ?, ?, '[]', '[]')")
                .params(id, id.toString(), CONDITION)
                .update();
        return id;
    }

    @Test
    @DisplayName("38: a word that comes late does not put the name on the topic again")
    void lateWordTellsNothing() {
        booked();
        UUID patient = patient();
        clock.forward(Duration.ofDays(7));
        erase(patient);
        transaction.executeWithoutResult(status -> withdrawing.withdraw(
                patient,
                Set.of(clinic.booking.patient.ConsentPurpose.FOLLOW_UPS),
                Instant.parse("2026-12-24T10:00:00Z"),
                OptOutMeans.PAGE));
        assertThat(identities.protect(patient, true, Who.staff(UUID.randomUUID())))
                .isFalse();
        assertThat(calendar.count("outbox WHERE key = '" + patient + "'"))
                .as("the tombstone")
                .isOne();
    }

    @Test
    void protectedIdentityIsToldAndWrittenDownOnce() {
        booked();
        UUID patient = patient();
        Map<String, String> reception = as("reception");
        assertThat(client.send("PUT", identityOf(patient), reception).status()).isEqualTo(204);
        assertThat(client.send("PUT", identityOf(patient), reception).status()).isEqualTo(204);
        assertThat(client.send("DELETE", identityOf(patient), reception).status())
                .isEqualTo(204);
        assertThat(client.send("PUT", identityOf(UUID.randomUUID()), reception).status())
                .isEqualTo(404);

        assertThat(jdbc.sql("SELECT payload->>'version' || coalesce(' ' || (payload->>'protectedIdentity'), '')"
                                + " FROM outbox WHERE type = 'booking.patient.recorded' ORDER BY id")
                        .query((row, n) -> row.getString(1))
                        .list())
                .containsExactly("1", "2 true", "3");
        assertThat(jdbc.sql("SELECT deed FROM audit WHERE patient_id = ? AND deed LIKE 'IDENTITY%' ORDER BY id")
                        .param(patient)
                        .query((row, n) -> row.getString(1))
                        .list())
                .containsExactly("IDENTITY_PROTECTED", "IDENTITY_OPENED");
    }

    /** Who shares an address gets a code for it, and must not get to these visits by it. */
    @Test
    void protectedIdentityIsReachedNowhere() {
        Answer visit = booked();
        Contact shared = Contact.of(EMAIL);
        assertThat(register.reachedAt(shared)).hasSize(1);
        identities.protect(patient(), true, Who.staff(UUID.randomUUID()));

        assertThat(register.reachedAt(shared)).isEmpty();
        assertThat(StaffBrowser.signedIn(port, "reception", "sv")
                        .get("/staff/appointments/" + visit.text("id"))
                        .html())
                .contains("Skyddade personuppgifter");
    }

    private static String identityOf(UUID patient) {
        return "/api/staff/patients/" + patient + "/protected-identity";
    }
}
