package clinic.booking.patient;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

@RealBooking
class ReturningPatientIT {

    private static final String ANNA = "Anna Lindqvist";
    private static final String BACK = "back-and-leg";

    private final BookingClient client;
    private final EmptyCalendar calendar;
    private final JdbcClient jdbc;

    @Autowired
    ReturningPatientIT(BookingClient client, EmptyCalendar calendar, JdbcClient jdbc) {
        this.client = client;
        this.calendar = calendar;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
        jdbc.sql("DELETE FROM tasks").update();
    }

    @Test
    @DisplayName("13: a family that shares one address stays several patients, and nobody is written over")
    void familyStaysSeveralPatients() {
        bookFor("Karin Ek", "1971-04-02", "08:00");
        bookFor("Nils Ek", "2010-06-12", "09:00");
        bookFor("Nora Ek", "2010-06-12", "10:00");
        bookFor("Karin Ek", "1971-04-02", "11:00");
        assertThat(jdbc.sql("SELECT name FROM patients ORDER BY name")
                        .query(String.class)
                        .list())
                .containsExactly("Karin Ek", "Nils Ek", "Nora Ek");
        assertThat(jdbc.sql("SELECT count(*) FROM appointments a JOIN patients p ON p.id = a.patient_id"
                                + " WHERE p.name = 'Karin Ek'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(jdbc.sql("SELECT count(*) FROM outbox WHERE type = 'booking.patient.recorded'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    @DisplayName("13: a known birth date and address do not send messages to another phone")
    void anotherPhoneIsAnotherPatient() {
        client.book(BACK, ANNA, "2026-11-23T08:00:00+01:00");
        ObjectNode booking = client.booking(BACK, ANNA, "2026-11-23T09:00:00+01:00");
        ((ObjectNode) booking.path("patient")).put("mobile", "070-174 06 66");
        assertThat(client.book(booking).status()).isEqualTo(201);
        assertThat(jdbc.sql("SELECT mobile FROM patients ORDER BY mobile")
                        .query(String.class)
                        .list())
                .containsExactly("+46701740605", "+46701740666");
    }

    @Test
    @DisplayName(
            "A box left open by whoever books takes nothing back: it may be anybody who knows three things of the patient")
    void bookingTakesNoConsentBack() {
        client.book(BACK, ANNA, "2026-11-23T08:00:00+01:00");
        ObjectNode booking = client.booking(BACK, ANNA, "2026-11-23T09:00:00+01:00");
        booking.putArray("consents").add("reminders");
        client.book(booking);
        booking = client.booking(BACK, ANNA, "2026-11-23T10:00:00+01:00");
        booking.putArray("consents");
        client.book(booking);
        assertThat(jdbc.sql(
                                "SELECT purpose || ' ' || (withdrawn_at IS NULL) || ' ' || text FROM consents ORDER BY purpose")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "FOLLOW_UPS true Ja, fråga mig hur det går efter besöket. Jag får en länk med sms eller e-post,"
                                + " och råden visas när jag har svarat.",
                        "REMINDERS true Ja, skicka påminnelser om mitt besök med sms eller e-post.");
        assertThat(jdbc.sql("SELECT count(*) || ' of ' || max(json_array_length(payload -> 'consents')) FROM outbox"
                                + " WHERE type = 'booking.patient.recorded'")
                        .query(String.class)
                        .single())
                .as("nobody is told of a change")
                .isEqualTo("1 of 2");
    }

    @Test
    void whoMayBeAProtectedPatientIsProtectedUntilSomebodyHasLooked() {
        bookFor("Karin Ek", "1971-04-02", "08:00");
        jdbc.sql("UPDATE patients SET protected_identity = true").update();
        bookFor("Karin Maria Ek", "1971-04-02", "09:00");
        bookFor("Nils Ek", "2010-06-12", "10:00");
        assertThat(jdbc.sql("SELECT name || ' ' || protected_identity FROM patients ORDER BY name")
                        .query(String.class)
                        .list())
                .as("a child that is reached at the same number is somebody else")
                .containsExactly("Karin Ek true", "Karin Maria Ek true", "Nils Ek false");
        assertThat(jdbc.sql("SELECT payload ->> 'name' FROM outbox WHERE type = 'booking.patient.recorded'"
                                + " AND (payload ->> 'protectedIdentity')::boolean")
                        .query(String.class)
                        .list())
                .as("what others are told from the first word on")
                .containsExactly("Karin Maria Ek");
        assertThat(calendar.count("tasks WHERE kind = 'POSSIBLY_SAME'")).isOne();
    }

    @Test
    void silenceTellsNoStrangerWhoseIdentityIsProtected() {
        bookByMail("Karin Ek", "karin.ek@example.com", "08:00");
        jdbc.sql("UPDATE patients SET protected_identity = true").update();

        bookByMail("Karin Ek", "stranger@example.com", "09:00");

        assertThat(isProtected("stranger@example.com"))
                .as("gets what anybody gets who books")
                .isFalse();
        assertThat(calendar.count("tasks WHERE kind = 'POSSIBLY_SAME'")).isOne();

        jdbc.sql("INSERT INTO further_contacts (id, patient_id, email, added_at)"
                        + " SELECT gen_random_uuid(), id, 'her.mother@example.com', now() FROM patients"
                        + " WHERE email = 'karin.ek@example.com'")
                .update();
        bookByMail("Karin Ek", "Her.Mother@example.com", "10:00");
        assertThat(isProtected("Her.Mother@example.com"))
                .as("goes to the protected patient themselves")
                .isTrue();
    }

    private boolean isProtected(String email) {
        return jdbc.sql("SELECT protected_identity FROM patients WHERE email = ?")
                .param(email)
                .query(Boolean.class)
                .single();
    }

    private void bookFor(String name, String birthDate, String time) {
        ObjectNode booking = client.booking(BACK, ANNA, "2026-11-23T" + time + ":00+01:00");
        ((ObjectNode) booking.path("patient")).put("name", name).put("birthDate", birthDate);
        assertThat(client.book(booking).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("13: the same address and name in another case are the same patient")
    void addressAndNameInAnotherCaseAreTheSamePatient() {
        bookByMail("Karin Ek", "karin.ek@example.com", "08:00");
        bookByMail("KARIN EK", "Karin.Ek@Example.COM", "09:00");
        assertThat(calendar.count("patients")).isOne();
    }

    private void bookByMail(String name, String email, String time) {
        ObjectNode booking = client.booking(BACK, ANNA, "2026-11-23T" + time + ":00+01:00");
        ObjectNode patient = (ObjectNode) booking.path("patient");
        patient.remove("mobile");
        patient.put("name", name).put("email", email);
        assertThat(client.book(booking).status()).isEqualTo(201);
    }
}
