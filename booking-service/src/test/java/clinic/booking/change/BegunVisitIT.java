package clinic.booking.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.appointment.HasBegun;
import clinic.booking.audit.Who;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RealBooking
class BegunVisitIT {

    private final BookingClient client;
    private final EmptyCalendar calendar;
    private final RescheduleAppointment rescheduling;
    private final CancelAppointment cancelling;
    private final StandingClock clock;

    @Autowired
    BegunVisitIT(
            BookingClient client,
            EmptyCalendar calendar,
            RescheduleAppointment rescheduling,
            CancelAppointment cancelling,
            StandingClock clock) {
        this.client = client;
        this.calendar = calendar;
        this.rescheduling = rescheduling;
        this.cancelling = cancelling;
        this.clock = clock;
    }

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
    }

    @Test
    @DisplayName("12: a visit that has begun frees no part of its time, even for staff")
    void begunVisitKeepsItsTime() {
        Answer booked = client.book("exercise-session", "Johan Berg", "2026-11-24T10:00:00+01:00");
        UUID id = UUID.fromString(booked.text("id"));
        long taken = calendar.count("taken_time");
        clock.stand(Instant.parse("2026-11-24T09:00:00Z"));
        assertThatThrownBy(() -> cancelling.cancel(id, null, Who.staff(UUID.randomUUID())))
                .isInstanceOf(HasBegun.class);
        assertThatThrownBy(() -> rescheduling.reschedule(
                        ChangeRequest.plain(id, Who.staff(UUID.randomUUID())),
                        null,
                        null,
                        Instant.parse("2026-11-24T13:00:00Z")))
                .isInstanceOf(HasBegun.class);
        clock.stand(Instant.parse("2026-11-24T09:50:00Z"));
        assertThat(calendar.count("taken_time WHERE upper(during) >= '2026-11-24T10:00:00Z'"))
                .as("practitioner, room and all")
                .isEqualTo(taken);
        // With a lead time of an hour the rest could not be booked anyway; the list of yesterday is the honest one.
        clock.stand(StandingClock.SUNDAY);
        assertThat(client.starts("return-visit", "Johan Berg", LocalDate.parse("2026-11-24")))
                .contains("2026-11-24T09:30:00+01:00", "2026-11-24T11:00:00+01:00")
                .doesNotContain("2026-11-24T10:30:00+01:00");
        assertThat(client.book("return-visit", "Johan Berg", "2026-11-24T10:30:00+01:00")
                        .status())
                .isEqualTo(409);
    }
}
