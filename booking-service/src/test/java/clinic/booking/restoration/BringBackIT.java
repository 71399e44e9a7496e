package clinic.booking.restoration;

import static clinic.booking.BookingClient.override;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.staff.StaffBrowser;
import clinic.contracts.booking.AppointmentCancelled;
import clinic.contracts.booking.CancelledBy;
import clinic.contracts.booking.Visit;
import clinic.messaging.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Visits of which the topics know more than a database that was restored. Each test has a time of its own that no other
 * test tells of: topics are not emptied, so what the others told comes back as well.
 */
@RealBooking
class BringBackIT {

    private static final String ANNA = "Anna Lindqvist";
    private static final String NIGHT = "2027-02-04T03:00:00+01:00";
    private static final String NEXT_NIGHT = "2027-02-11T03:00:00+01:00";
    private static final String LAST_NIGHT = "2027-02-18T03:00:00+01:00";
    private static final String FRIDAY = "2027-02-05T10:00:00+01:00";

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

    @Autowired
    Outbox outbox;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    BringBack bringBack;

    @BeforeEach
    @AfterEach
    void emptyCalendar() {
        calendar.empty();
    }

    @Test
    @DisplayName("19: a visit that staff booked without a room comes back without one")
    void visitWithoutARoomComesBack() {
        book("manual-treatment", ANNA, FRIDAY);
        book("manual-treatment", "Sara Nyström", FRIDAY);
        long taken = calendar.count("taken_time");
        Answer without = book("manual-treatment", "David Okafor", FRIDAY);
        assertThat(calendar.count("taken_time")).as("no room was left").isEqualTo(taken + 1);
        forget(without);

        caughtUp();

        assertThat(state(without)).isEqualTo("BOOKED 1");
        assertThat(calendar.count("taken_time WHERE owner_id = '" + without.text("id") + "'"))
                .isOne();
    }

    @Test
    @DisplayName("19: who was said not to have come, and came after all, came")
    void lastWordOnHowAVisitEndedCounts() {
        Answer visit = book("back-and-leg", ANNA, NIGHT);
        clock.stand(Instant.parse("2027-02-04T02:20:00Z"));
        say("POST", visit, "no-show");
        clock.stand(Instant.parse("2027-02-04T02:21:00Z"));
        say("DELETE", visit, "no-show");
        caughtUp();
        assertThat(state(visit)).as("taken back").isEqualTo("BOOKED 1");
        forget(visit);
        caughtUp();
        assertThat(state(visit)).as("also where all is lost").isEqualTo("BOOKED 1");

        clock.stand(Instant.parse("2027-02-04T02:30:00Z"));
        say("POST", visit, "completion");
        caughtUp();
        assertThat(state(visit)).as("known").isEqualTo("COMPLETED 1");

        forget(visit);
        caughtUp();
        assertThat(state(visit)).as("lost").isEqualTo("COMPLETED 1");
        assertThat(calendar.count(
                        "appointments WHERE id = '" + visit.text("id") + "' AND completed_at = '2027-02-04T02:30:00Z'"))
                .isOne();
    }

    @Test
    @DisplayName("19: that a patient will come is not known of the time to which the visit was moved since")
    void whoConfirmedAnotherTimeHasNotConfirmedThisOne() {
        Answer visit = book("back-and-leg", ANNA, "2027-02-10T03:00:00+01:00");
        ObjectNode place =
                override(client.object().put("start", NEXT_NIGHT), "Hon ville det", "outside-hours", "too-far");
        Answer moved = client.post("/api/staff/appointments/" + visit.text("id") + "/time", place, headers());
        assertThat(moved.status()).as("%s", moved.body()).isEqualTo(200);
        awaitTold();
        jdbc.sql("UPDATE appointments SET schedule_version = 1, starts_at = starts_at - interval '1 day',"
                        + " ends_at = ends_at - interval '1 day', confirmed_at = booked_at WHERE id = ?::uuid")
                .param(visit.text("id"))
                .update();

        caughtUp();

        assertThat(state(visit)).isEqualTo("BOOKED 2");
        assertThat(calendar.count("appointments WHERE starts_at = '" + NEXT_NIGHT
                        + "' AND confirmed_at IS NULL AND id = '" + visit.text("id") + "'"))
                .isOne();
    }

    @Test
    @DisplayName("19: a visit that cannot be brought back keeps none of the others away")
    void cancelledVisitOfAnUnknownTreatmentIsPassedOver() {
        Answer visit = book("back-and-leg", ANNA, LAST_NIGHT);
        UUID patient = jdbc.sql("SELECT patient_id FROM appointments")
                .query(UUID.class)
                .single();
        transaction.executeWithoutResult(status -> outbox.announce(new AppointmentCancelled(
                new Visit(
                        UUID.randomUUID(),
                        2,
                        patient,
                        UUID.randomUUID(),
                        client.practitioner(ANNA),
                        UUID.randomUUID(),
                        null,
                        Instant.parse("2027-02-18T12:00:00Z"),
                        Instant.parse("2027-02-18T13:00:00Z"),
                        "nonce"),
                CancelledBy.PATIENT)));
        forget(visit);

        caughtUp();

        assertThat(state(visit)).isEqualTo("BOOKED 1");
    }

    @Test
    @DisplayName("19: a visit whose new time is blocked again keeps its old one, and somebody rings its patient")
    void visitThatCannotComeBackKeepsATime() {
        Answer visit = book("back-and-leg", ANNA, "2027-03-04T03:00:00+01:00");
        ObjectNode later = override(
                client.object().put("start", "2027-03-04T05:00:00+01:00"), "Avtalat", "outside-hours", "too-far");
        Answer moved = client.post("/api/staff/appointments/" + visit.text("id") + "/time", later, headers());
        assertThat(moved.status()).as("%s", moved.body()).isEqualTo(200);
        awaitTold();
        // As the back-up knows it, which was taken before it was moved; the block had been lifted since.
        jdbc.sql("UPDATE appointments SET starts_at = starts_at - interval '2 hours',"
                        + " ends_at = ends_at - interval '2 hours', schedule_version = 1 WHERE id = ?::uuid")
                .param(visit.text("id"))
                .update();
        String blocked = "tstzrange('2027-03-04T05:00:00+01:00', '2027-03-04T06:00:00+01:00')";
        jdbc.sql("DELETE FROM taken_time WHERE owner_id = ?::uuid")
                .param(visit.text("id"))
                .update();
        jdbc.sql("INSERT INTO taken_time (id, resource_id, during, owner_id)" + " VALUES (gen_random_uuid(), ?, "
                        + blocked + ", gen_random_uuid())")
                .param(client.practitioner(ANNA))
                .update();

        caughtUp();

        assertThat(state(visit)).isEqualTo("BOOKED 1");
        assertThat(calendar.count("taken_time WHERE owner_id = '" + visit.text("id")
                        + "' AND lower(visit) = '2027-03-04T03:00:00+01:00'"))
                .isOne();
        assertThat(calendar.count("tasks WHERE kind = 'VISIT_LOST' AND appointment_id = '" + visit.text("id") + "'"))
                .isOne();
    }

    /** As if the back-up had been taken before. */
    private void forget(Answer visit) {
        awaitTold();
        for (String rows : List.of("taken_time WHERE owner_id", "appointments WHERE id")) {
            jdbc.sql("DELETE FROM " + rows + " = ?::uuid")
                    .param(visit.text("id"))
                    .update();
        }
    }

    private void caughtUp() {
        awaitTold();
        bringBack.catchUp("restored");
    }

    private void awaitTold() {
        await().until(() -> calendar.count("outbox WHERE sent_at IS NULL") == 0);
    }

    private String state(Answer visit) {
        return jdbc.sql("SELECT state || ' ' || schedule_version FROM appointments WHERE id = ?::uuid")
                .param(visit.text("id"))
                .query(String.class)
                .single();
    }

    /** Whatever yields to staff. */
    private Answer book(String treatment, String practitioner, String start) {
        ObjectNode body = client.object();
        body.set("booking", client.booking(treatment, practitioner, start));
        override(body, "Avtalat", "too-far", "off-grid", "outside-hours", "no-room");
        Answer booked = client.post("/api/staff/appointments", body, headers());
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        return booked;
    }

    private void say(String method, Answer visit, String what) {
        Answer said = client.send(method, "/api/staff/appointments/" + visit.text("id") + "/" + what, headers());
        assertThat(said.status()).as("%s", said.body()).isEqualTo(200);
    }

    private Map<String, String> headers() {
        return Map.of(
                "Sec-Fetch-Site",
                "same-origin",
                "Cookie",
                StaffBrowser.signedIn(port, "reception", "sv").session());
    }
}
