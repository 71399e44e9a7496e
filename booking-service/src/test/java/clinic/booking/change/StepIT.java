package clinic.booking.change;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.staff.StaffBrowser;
import clinic.contracts.Events;
import clinic.contracts.booking.AppointmentMissed;
import clinic.contracts.booking.AppointmentReopened;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Staff take visits through their day. */
@RealBooking
class StepIT {

    private static final String ANNA = "Anna Lindqvist";
    private static final String TEN = "2026-11-24T10:00:00+01:00";

    @LocalServerPort
    int port;

    @Autowired
    BookingClient client;

    @Autowired
    EmptyCalendar calendar;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    StandingClock clock;

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
    }

    @Test
    void patientArrivesIsTreatedAndDone() {
        Answer visit = client.book("back-and-leg", ANNA, TEN);
        Answer early = say("POST", visit, "arrival");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.text("type")).isEqualTo("urn:clinic:problem:too-early");

        clock.stand(Instant.parse("2026-11-24T08:50:00Z"));
        assertThat(say("POST", visit, "arrival").text("status")).isEqualTo("arrived");
        assertThat(say("POST", visit, "arrival").body().path("version").asInt())
                .as("twice is once")
                .isOne();
        assertThat(say("DELETE", visit, "arrival").text("status")).isEqualTo("booked");
        say("POST", visit, "arrival");
        Answer refused = say("POST", visit, "no-show");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("type")).isEqualTo("urn:clinic:problem:step-refused");
        assertThat(refused.text("visitStatus")).isEqualTo("arrived");
        assertThat(say("POST", visit, "treatment").text("status")).isEqualTo("in-treatment");
        assertThat(say("POST", visit, "completion").text("status")).isEqualTo("completed");
        assertThat(calendar.count("outbox WHERE type = 'booking.appointment.completed'"))
                .isOne();
        assertThat(jdbc.sql("SELECT string_agg(deed, ' ' ORDER BY id) FROM audit WHERE appointment_id = ?::uuid")
                        .param(visit.text("id"))
                        .query(String.class)
                        .single())
                .isEqualTo("BOOKED ARRIVED ARRIVAL_TAKEN_BACK ARRIVED TREATMENT_BEGUN COMPLETED");
    }

    @Test
    void whoDidNotComeIsToldOfAndCanStillCome() {
        Answer visit = client.book("back-and-leg", ANNA, TEN);
        clock.stand(Instant.parse("2026-11-24T09:20:00Z"));
        assertThat(say("POST", visit, "no-show").text("status")).isEqualTo("no-show");
        String told = jdbc.sql("SELECT payload::text FROM outbox WHERE type = 'booking.appointment.missed'")
                .query(String.class)
                .single();
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Events.schema(AppointmentMissed.class))
                        .validate(told, InputFormat.JSON))
                .isEmpty();
        assertThat(say("DELETE", visit, "no-show").text("status")).isEqualTo("booked");
        assertThat(calendar.count("outbox WHERE type = 'booking.appointment.expected-again'"))
                .as("whoever wrote to the patient because of it can still keep quiet")
                .isOne();
        assertThat(say("POST", visit, "arrival").text("status")).isEqualTo("arrived");
    }

    @Test
    void completionThatWasSaidByMistakeIsTakenBackAndToldOf() {
        Answer visit = client.book("back-and-leg", ANNA, TEN);
        clock.stand(Instant.parse("2026-11-24T09:20:00Z"));
        say("POST", visit, "arrival");
        say("POST", visit, "treatment");
        say("POST", visit, "completion");
        for (int time = 0; time < 2; time++) {
            assertThat(say("DELETE", visit, "completion").text("status")).isEqualTo("in-treatment");
        }
        String told = jdbc.sql("SELECT payload::text FROM outbox WHERE type = 'booking.appointment.reopened'")
                .query(String.class)
                .single();
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Events.schema(AppointmentReopened.class))
                        .validate(told, InputFormat.JSON))
                .isEmpty();
        assertThat(say("POST", visit, "completion").text("status")).isEqualTo("completed");
        assertThat(calendar.count("outbox WHERE type = 'booking.appointment.completed'"))
                .isEqualTo(2);
    }

    @Test
    @DisplayName("Scenario 36: a practitioner takes only their own visits through the day")
    void practitionerTakesTheirOwn() {
        Answer colleagues = client.book("back-and-leg", "Johan Berg", TEN);
        clock.stand(Instant.parse("2026-11-24T09:20:00Z"));
        Answer refused = say("anna", "POST", colleagues, "arrival", Map.of());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("type")).isEqualTo("urn:clinic:problem:not-yours");
        assertThat(say("reception", "POST", colleagues, "arrival", Map.of("If-Match", "\"7\""))
                        .status())
                .isEqualTo(412);
        assertThat(client.show(colleagues).text("status")).isEqualTo("booked");
    }

    private Answer say(String method, Answer visit, String what) {
        return say("reception", method, visit, what, Map.of());
    }

    private Answer say(String name, String method, Answer visit, String what, Map<String, String> headers) {
        return client.send(
                method,
                "/api/staff/appointments/" + visit.text("id") + "/" + what,
                StaffBrowser.signedIn(port, name, "sv").headers(headers));
    }
}
