package clinic.booking.complete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.booking.AtOnce;
import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.appointment.AppointmentBook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@RealBooking
class CompletionIT {

    private static final String COMPLETED = "outbox WHERE type = 'booking.appointment.completed'";

    private final BookingClient client;
    private final EmptyCalendar calendar;
    private final JdbcClient jdbc;
    private final StandingClock clock;
    private final CompleteAppointments completion;
    private final AppointmentBook book;
    private final TransactionTemplate transaction;

    @Autowired
    CompletionIT(
            BookingClient client,
            EmptyCalendar calendar,
            JdbcClient jdbc,
            StandingClock clock,
            CompleteAppointments completion,
            AppointmentBook book,
            TransactionTemplate transaction) {
        this.client = client;
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.clock = clock;
        this.completion = completion;
        this.book = book;
        this.transaction = transaction;
    }

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
    }

    @Test
    void visitIsCompletedOnceItsEndHasPassed() {
        Answer kept = book("2026-11-23T10:00:00+01:00");
        Answer cancelled = book("2026-11-23T11:00:00+01:00");
        client.change(cancelled, "cancellation", client.object());
        assertThat(completion.nextDue()).hasValue(Instant.parse("2026-11-23T09:45:00Z"));

        clock.stand(Instant.parse("2026-11-23T09:44:59Z"));
        completion.complete();
        assertThat(completion.quiet()).isTrue();
        assertThat(calendar.count(COMPLETED)).isZero();

        long activity = completion.activity();
        clock.stand(Instant.parse("2026-11-23T09:45:00Z"));
        await().atMost(Duration.ofSeconds(10)).until(() -> calendar.count(COMPLETED) == 1);
        assertThat(jdbc.sql("SELECT state FROM appointments WHERE id = ?::uuid")
                        .param(kept.text("id"))
                        .query(String.class)
                        .single())
                .isEqualTo("COMPLETED");
        await().until(() -> completion.activity() > activity);
        assertThat(completion.quiet()).isTrue();
        assertThat(completion.nextDue()).isEmpty();
        assertThat(jdbc.sql("SELECT payload -> 'visit' ->> 'scheduleVersion' FROM " + COMPLETED)
                        .query(String.class)
                        .single())
                .as("completing is no change of schedule")
                .isEqualTo("1");
    }

    @Test
    void whoIsHereAndWhatWasTakenBackIsLeftToPeopleUntilTheirDayIsOver() {
        List<Answer> visits = Stream.of("09:00", "10:00", "11:00")
                .map(time -> book("2026-11-23T" + time + ":00+01:00"))
                .toList();
        put(visits.get(0), "state = 'ARRIVED'");
        put(visits.get(1), "state = 'IN_TREATMENT'");
        put(visits.get(2), "taken_back_at = '2026-11-24T00:30:00+01:00'");
        clock.stand(Instant.parse("2026-11-23T22:59:59Z"));
        completion.complete();
        assertThat(calendar.count(COMPLETED)).as("they may wait still").isZero();
        assertThat(completion.nextDue()).hasValue(Instant.parse("2026-11-23T23:00:00Z"));

        clock.stand(Instant.parse("2026-11-23T23:00:00Z"));
        await().until(() -> calendar.count(COMPLETED) == 2);
        assertThat(completion.nextDue())
                .as("the day on which it was taken back")
                .hasValue(Instant.parse("2026-11-24T23:00:00Z"));
    }

    private void put(Answer visit, String so) {
        jdbc.sql("UPDATE appointments SET " + so + " WHERE id = ?::uuid")
                .param(visit.text("id"))
                .update();
    }

    @Test
    void severalInstancesCompleteEachVisitOnce() throws Exception {
        Answer first = book("2026-11-23T10:00:00+01:00");
        jdbc.sql("""
                INSERT INTO appointments (id, version, schedule_version, state, patient_id, treatment_id,
                       practitioner_id, location_id, starts_at, ends_at, manage_nonce, booked_at)
                SELECT gen_random_uuid(), 0, 1, 'BOOKED', patient_id, treatment_id,
                       practitioner_id, location_id, starts_at, ends_at, 'nonce', booked_at
                  FROM appointments, generate_series(1, 300) WHERE id = ?::uuid""").param(first.text("id")).update();
        Clock later = Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), clock.getZone());
        List<Callable<Boolean>> instances = Stream.generate(() -> new CompleteAppointments(book, transaction, later))
                .limit(4)
                .<Callable<Boolean>>map(instance -> () -> {
                    while (!instance.quiet()) {
                        instance.complete();
                    }
                    return true;
                })
                .toList();
        AtOnce.all(instances);
        assertThat(calendar.count("appointments WHERE state = 'COMPLETED'")).isEqualTo(301);
        assertThat(calendar.count(COMPLETED)).isEqualTo(301);
        assertThat(jdbc.sql("SELECT count(DISTINCT key) FROM " + COMPLETED)
                        .query(Long.class)
                        .single())
                .isEqualTo(301);
    }

    private Answer book(String start) {
        Answer booked = client.book(client.booking("back-and-leg", "Anna Lindqvist", start));
        assertThat(booked.status()).isEqualTo(201);
        return booked;
    }
}
