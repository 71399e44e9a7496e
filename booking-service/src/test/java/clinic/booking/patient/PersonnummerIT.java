package clinic.booking.patient;

import static clinic.booking.BookingClient.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.staff.StaffBrowser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Where a treatment asks for a personnummer, and what becomes of it. */
@RealBooking
class PersonnummerIT {

    private static final String BACK = "back-and-leg";
    private static final String NUMBER = "19710402-2384";
    private static final String ANOTHER = "19710402-2392";

    @LocalServerPort
    int port;

    @Autowired
    BookingClient client;

    @Autowired
    EmptyCalendar calendar;

    @Autowired
    StandingClock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
        jdbc.sql("DELETE FROM tasks").update();
    }

    @AfterEach
    void nobodyIsAsked() {
        asks("NO");
    }

    @Test
    void isTakenOnlyWhereTheTreatmentAsksForIt() {
        assertFault(book("09:00", NUMBER), "patient.personnummer", "personnummer-not-asked");
        assertThat(told()).isEqualTo("no");
        asks("OPTIONAL");
        assertThat(told()).isEqualTo("optional");
        assertThat(book("09:00", null).status()).isEqualTo(201);
        asks("REQUIRED");
        assertFault(book("10:00", null), "patient.personnummer", "personnummer-missing");
        assertFault(book("10:00", "19710402-2385"), "patient.personnummer", "personnummer-check-digit");
        assertFault(book("10:00", "19710403-2383"), "patient.personnummer", "personnummer-birth-date");
        assertThat(book("10:00", "710402 2384").status()).isEqualTo(201);
        assertThat(kept()).as("of the same patient, of whom it was not known").containsExactly("197104022384");
    }

    @Test
    @DisplayName("34: it is shown on the patient's page and on their extract, and stands nowhere else")
    void isShownToStaffAlone() {
        asks("REQUIRED");
        Answer booked = book("09:00", NUMBER);
        UUID patient = patient();
        StaffBrowser desk = StaffBrowser.signedIn(port, "reception", "sv");
        assertThat(desk.get("/staff/patients/" + patient).html()).contains(NUMBER);
        assertThat(desk.get("/staff/patients/" + patient + "/extract").html()).contains(NUMBER);
        assertThat(desk.get("/staff/patients/" + patient + "/extract.json").html())
                .contains(NUMBER);
        assertThat(desk.get("/staff/appointments/" + booked.text("id")).html()).doesNotContain("2384");
        assertThat(client.show(booked).response().body()).doesNotContain("2384");
        assertThat(booked.response().body()).doesNotContain("2384");
        assertThat(calendar.count("outbox WHERE payload::text LIKE '%2384%'")).isZero();
        assertThat(calendar.count("kept_answers WHERE kept_answers::text LIKE '%2384%'"))
                .isZero();
    }

    @Test
    @DisplayName("13: nobody is known again by it, and another one is another patient until somebody has looked")
    void matchesNobody() {
        asks("OPTIONAL");
        book("09:00", NUMBER);
        UUID first = patient();
        book("10:00", ANOTHER);
        assertThat(kept()).containsExactlyInAnyOrder("197104022384", "197104022392");
        assertThat(calendar.count("tasks WHERE kind = 'POSSIBLY_SAME' AND other_id = '" + first + "'"))
                .isOne();
        ObjectNode cousin = booking("11:00", NUMBER);
        ((ObjectNode) cousin.path("patient")).put("mobile", "070-174 06 66").put("email", "cousin@example.com");
        assertThat(client.book(cousin).status()).isEqualTo(201);
        assertThat(calendar.count("patients")).isEqualTo(3);
    }

    @Test
    void staffCorrectIt() {
        asks("OPTIONAL");
        book("09:00", NUMBER);
        String details = "/staff/patients/" + patient() + "/details";
        StaffBrowser desk = StaffBrowser.signedIn(port, "reception", "sv");
        Map<String, String> typed = Map.of(
                "name", "Karin Ek",
                "birthDate", "1971-04-02",
                "mobile", "070-174 06 05",
                "email", "karin.ek@example.com",
                "personnummer", ANOTHER,
                "revision", "1");
        assertThat(desk.get(details).html()).contains("value=\"" + NUMBER + "\"");
        assertThat(desk.press(details, details, typed).status()).isEqualTo(303);
        assertThat(kept()).containsExactly("197104022392");
    }

    @Test
    @DisplayName("38: it goes with the patient, and is locked with what care law keeps of a visit that took place")
    void goesWithThePatient() {
        asks("OPTIONAL");
        Answer booked = book("09:00", NUMBER);
        client.change(booked, "cancellation", client.object());
        erase(patient());
        assertThat(kept()).isEmpty();

        calendar.empty();
        book("09:00", NUMBER);
        clock.forward(Duration.ofDays(5));
        UUID patient = patient();
        erase(patient);
        assertThat(kept()).as("locked").hasSize(1);
        assertThat(StaffBrowser.signedIn(port, "reception", "sv")
                        .get("/staff/patients/" + patient)
                        .status())
                .isEqualTo(404);
    }

    private void erase(UUID patient) {
        Map<String, String> admin = StaffBrowser.signedIn(port, "admin", "sv").headers();
        assertThat(client.post("/api/staff/patients/" + patient + "/erasure", "", admin)
                        .status())
                .isBetween(200, 204);
    }

    private String told() {
        return client.get("/api/treatments")
                .body()
                .valueStream()
                .filter(treatment -> treatment.path("code").asString().equals(BACK))
                .map(treatment -> treatment.path("personnummer").asString())
                .findFirst()
                .orElseThrow();
    }

    private void asks(String how) {
        jdbc.sql("UPDATE treatments SET personnummer = ? WHERE code = ?")
                .params(how, BACK)
                .update();
    }

    private List<String> kept() {
        return jdbc.sql("SELECT personnummer FROM patients WHERE personnummer IS NOT NULL")
                .query((row, n) -> row.getString(1))
                .list();
    }

    private UUID patient() {
        return jdbc.sql("SELECT id FROM patients").query(UUID.class).single();
    }

    private Answer book(String at, @Nullable String personnummer) {
        return client.book(booking(at, personnummer));
    }

    private ObjectNode booking(String at, @Nullable String personnummer) {
        ObjectNode booking = client.booking(BACK, "Anna Lindqvist", "2026-11-24T" + at + ":00+01:00");
        if (personnummer != null) {
            ((ObjectNode) booking.path("patient")).put("personnummer", personnummer);
        }
        return booking;
    }
}
