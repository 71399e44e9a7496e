package clinic.messaging;

import clinic.contracts.Event;
import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentCancelled;
import clinic.contracts.booking.CancelledBy;
import clinic.contracts.booking.Visit;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.Message;

/** A service as small as can be: it announces visits and takes in what it announced. */
@SpringBootApplication
class Surgery {

    /** What was taken, in the order it was taken. */
    static class Journal {
        final List<Event> taken = new CopyOnWriteArrayList<>();
    }

    @Bean
    Journal journal() {
        return new Journal();
    }

    @Bean
    Consumer<Message<byte[]>> appointments(Inbox inbox, Journal journal) {
        return inbox.of(Taking.on(AppointmentBooked.class, journal.taken::add));
    }

    static AppointmentBooked booked(UUID appointment, int version) {
        return new AppointmentBooked(visit(appointment, version));
    }

    static AppointmentCancelled cancelled(UUID appointment, int version) {
        return new AppointmentCancelled(visit(appointment, version), CancelledBy.PATIENT);
    }

    private static Visit visit(UUID appointment, int version) {
        UUID any = UUID.fromString("00000000-0000-4000-8000-000000000001");
        return new Visit(
                appointment,
                version,
                any,
                any,
                any,
                any,
                null,
                Instant.parse("2026-11-23T07:15:00Z"),
                Instant.parse("2026-11-23T08:00:00Z"),
                "n1");
    }
}
