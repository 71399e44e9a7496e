package clinic.booking.change;

import static clinic.booking.BookingClient.assertFault;
import static clinic.booking.BookingClient.override;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.booking.Aftermath;
import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.appointment.AppointmentState;
import clinic.booking.appointment.NotCancelled;
import clinic.booking.appointment.Standing;
import clinic.booking.audit.Who;
import clinic.booking.staff.StaffBrowser;
import clinic.contracts.Events;
import clinic.contracts.booking.AppointmentReinstated;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

@RealBooking
class ReinstatementIT {

    private static final LocalDate TUESDAY = LocalDate.parse("2026-11-24");
    private static final String ANNA = "Anna Lindqvist";
    private static final String BACK = "back-and-leg";
    private static final String TEN = "2026-11-24T10:00:00+01:00";

    private static final Instant HALF_AN_HOUR_BEFORE = Instant.parse("2026-11-24T08:30:00Z");

    @LocalServerPort
    int port;

    private final BookingClient client;
    private final EmptyCalendar calendar;
    private final Aftermath aftermath;
    private final ReinstateAppointment reinstating;
    private final PlaceAppointment placing;
    private final JdbcClient jdbc;
    private final StandingClock clock;

    @Autowired
    ReinstatementIT(
            BookingClient client,
            EmptyCalendar calendar,
            Aftermath aftermath,
            ReinstateAppointment reinstating,
            PlaceAppointment placing,
            JdbcClient jdbc,
            StandingClock clock) {
        this.client = client;
        this.calendar = calendar;
        this.aftermath = aftermath;
        this.reinstating = reinstating;
        this.placing = placing;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
    }

    @Test
    @DisplayName("12: a visit that comes back has its time, its link and a new schedule version again, and is told of")
    void allOfItComesBack() {
        Answer booked = client.book(BACK, ANNA, TEN);
        client.change(booked, "cancellation", client.object().put("reason", "Jag är bortrest"));
        assertThat(client.starts(BACK, ANNA, TUESDAY)).contains(TEN);

        Standing back = reinstate(booked);
        assertThat(back.state()).isEqualTo(AppointmentState.BOOKED);
        assertThat(back.version()).isEqualTo(2);
        assertThat(client.starts(BACK, ANNA, TUESDAY)).doesNotContain(TEN);
        assertThat(client.book(BACK, ANNA, TEN).status()).isEqualTo(409);
        assertThat(client.show(booked).text("status")).isEqualTo("booked");
        assertThat(jdbc.sql("SELECT schedule_version || ' ' || coalesce(cancel_reason, '-') FROM appointments")
                        .query(String.class)
                        .single())
                .isEqualTo("3 -");

        String told = jdbc.sql("SELECT payload::text FROM outbox WHERE type = 'booking.appointment.reinstated'")
                .query(String.class)
                .single();
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Events.schema(AppointmentReinstated.class))
                        .validate(told, InputFormat.JSON))
                .isEmpty();
        assertThat(told).contains("\"scheduleVersion\":3");

        assertThat(reinstate(booked).version()).as("twice is once").isEqualTo(2);
        assertThat(calendar.count("outbox WHERE type = 'booking.appointment.reinstated'"))
                .isOne();
        assertThat(client.change(booked, "cancellation", client.object()).text("status"))
                .isEqualTo("cancelled");
    }

    @Test
    @DisplayName("12: the room and the equipment come back with the visit")
    void roomComesBack() {
        Answer booked = client.book("exercise-session", "Johan Berg", TEN);
        client.change(booked, "cancellation", client.object());
        assertThat(calendar.count("taken_time")).isZero();
        reinstate(booked);
        assertThat(calendar.count("taken_time"))
                .as("Johan, the training room and the treadmill")
                .isEqualTo(3);
    }

    @Test
    @DisplayName("12: a visit that staff made longer comes back as long as it was")
    void comesBackAsLongAsItWas() {
        Answer booked = client.book(BACK, ANNA, TEN);
        placing.place(
                ChangeRequest.plain(UUID.fromString(booked.text("id")), Who.staff(UUID.randomUUID())),
                new NewPlace(null, Instant.parse("2026-11-24T12:00:00Z"), Duration.ofMinutes(90), null));
        assertThat(client.change(booked, "cancellation", client.object()).text("status"))
                .isEqualTo("cancelled");
        assertThat(reinstate(booked).end()).isEqualTo(Instant.parse("2026-11-24T13:30:00Z"));
        assertThat(client.starts(BACK, ANNA, TUESDAY)).doesNotContain("2026-11-24T14:00:00+01:00");
    }

    @Test
    @DisplayName("12: a visit whose time has been taken meanwhile stays cancelled")
    void takenTimeStaysTheOthers() {
        Answer booked = client.book(BACK, ANNA, TEN);
        client.change(booked, "cancellation", client.object());
        assertThat(client.book(BACK, ANNA, "2026-11-24T10:30:00+01:00").status())
                .isEqualTo(201);
        for (ObjectNode body : List.of(client.object(), override(client.object(), "Hon vill", "visit", "too-soon"))) {
            Answer refused = byReception(booked, body);
            assertThat(refused.status()).as("%s", refused.body()).isEqualTo(409);
            assertThat(refused.text("type")).isEqualTo("urn:clinic:problem:slot-taken");
            assertThat(refused.closedBy()).as("no reason opens it").containsExactly("visit");
            assertThat(refused.body().path("overridable").asBoolean()).isFalse();
            assertThat(refused.body().path("alternatives")).isNotEmpty();
        }
        assertThat(client.show(booked).text("status")).isEqualTo("cancelled");
        assertThat(calendar.count("taken_time")).isOne();
    }

    @Test
    @DisplayName("6: the wrong visit was cancelled half an hour before: the rule is named, and yields to a reason")
    void closedTimeYieldsToAReason() {
        Answer booked = client.book(BACK, ANNA, TEN);
        client.change(booked, "cancellation", client.object());
        clock.stand(HALF_AN_HOUR_BEFORE);
        Answer refused = byReception(booked, client.object());
        assertThat(refused.status()).as("%s", refused.body()).isEqualTo(409);
        assertThat(refused.text("type")).isEqualTo("urn:clinic:problem:time-closed");
        assertThat(refused.closedBy()).containsExactly("too-soon");
        assertThat(refused.body().path("overridable").asBoolean()).isTrue();
        assertThat(client.show(booked).text("status")).isEqualTo("cancelled");

        Answer back = byReception(booked, override(client.object(), "Fel rad avbokades", "too-soon"));
        assertThat(back.status()).as("%s", back.body()).isEqualTo(200);
        assertThat(client.show(booked).text("status")).isEqualTo("booked");
        assertThat(aftermath.overrides()).containsExactly("REINSTATED STAFF too-soon: Fel rad avbokades");
        assertThat(calendar.count("outbox WHERE type = 'booking.appointment.reinstated'"))
                .isOne();
    }

    @Test
    void reasonForOneRuleOpensNoOther() {
        Answer booked = client.book(BACK, ANNA, TEN);
        client.change(booked, "cancellation", client.object());
        clock.stand(HALF_AN_HOUR_BEFORE);
        jdbc.sql(
                        "INSERT INTO changed_hours VALUES (gen_random_uuid(), ?, NULL, '2026-11-24', 'ABSENT', '08:00', '12:00')")
                .param(client.practitioner(ANNA))
                .update();
        try {
            Answer refused = byReception(booked, override(client.object(), "Fel rad avbokades", "too-soon"));
            assertThat(refused.closedBy()).containsExactly("too-soon", "absent");
            assertThat(refused.body().path("overridable").asBoolean()).isTrue();
            assertThat(aftermath.overrides()).isEmpty();
        } finally {
            jdbc.sql("DELETE FROM changed_hours WHERE date = '2026-11-24'").update();
        }
    }

    @Test
    @DisplayName("6: a visit comes back neither into the past, whatever the reason, nor once it has taken place")
    void neverIntoThePast() {
        Answer cancelled = client.book(BACK, ANNA, TEN);
        client.change(cancelled, "cancellation", client.object());
        clock.stand(Instant.parse("2026-11-24T09:00:01Z"));
        assertFault(
                byReception(cancelled, override(client.object(), "Hon är här", "too-soon")), "start", "start-too-soon");
        jdbc.sql("UPDATE appointments SET state = 'COMPLETED'").update();
        assertThatThrownBy(() -> reinstate(cancelled)).isInstanceOf(NotCancelled.class);
    }

    @Test
    void isForStaffOnly() {
        Answer booked = client.book(BACK, ANNA, TEN);
        client.change(booked, "cancellation", client.object());
        Answer refused = client.change(booked, "reinstatement", client.object());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("type")).isEqualTo("urn:clinic:problem:staff-only");
        assertThat(client.post(
                                "/api/appointments/" + booked.text("id") + "/reinstatement",
                                client.object(),
                                java.util.Map.of())
                        .status())
                .isEqualTo(401);
    }

    private Standing reinstate(Answer booked) {
        return reinstating.reinstate(
                ChangeRequest.plain(UUID.fromString(booked.text("id")), Who.staff(UUID.randomUUID())), null);
    }

    private Answer byReception(Answer booked, ObjectNode body) {
        return client.post(
                "/api/appointments/" + booked.text("id") + "/reinstatement",
                body,
                StaffBrowser.signedIn(port, "reception", "sv").headers());
    }
}
