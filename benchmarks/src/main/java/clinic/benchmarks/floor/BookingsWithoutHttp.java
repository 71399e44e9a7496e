package clinic.benchmarks.floor;

import clinic.booking.availability.ClinicianCalendar;
import clinic.booking.availability.Visitor;
import clinic.booking.availability.Wish;
import clinic.booking.book.BookAppointment;
import clinic.booking.book.BookingRequest;
import clinic.booking.patient.ConsentPurpose;
import clinic.booking.patient.PatientDetails;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.UUID;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * {@code GET /benchmark/bookings}: a crowd inside the service, which holds times and books them by the service's own use
 * cases, without HTTP in between. Answers with how many it booked and everybody's next turn.
 */
@AutoConfiguration
@ConditionalOnClass(name = "clinic.booking.BookingService")
class BookingsWithoutHttp {

    @Bean
    RouterFunction<ServerResponse> bookings(ClinicianCalendar calendar, BookAppointment booking) {
        return RouterFunctions.route()
                .GET("/benchmark/bookings", request -> {
                    UUID treatment = UUID.fromString(asked(request, "treatment"));
                    LocalDate monday = LocalDate.parse(asked(request, "monday"));
                    Crowd.Outcome outcome = new Crowd(Integer.parseInt(asked(request, "clients")))
                            .during(
                                    Duration.parse(asked(request, "time")),
                                    Integer.parseInt(asked(request, "first")),
                                    turn -> book(calendar, booking, turn, treatment, monday));
                    return ServerResponse.ok().body(outcome.done() + " " + outcome.next());
                })
                .build();
    }

    private static String asked(ServerRequest request, String name) {
        return request.param(name).orElseThrow();
    }

    private static void book(
            ClinicianCalendar calendar, BookAppointment booking, Turn turn, UUID treatment, LocalDate monday) {
        Wish wish = new Wish(treatment, turn.practitioner(), null);
        Instant start = turn.start(monday).toInstant();
        UUID hold = calendar.hold(wish, start, new Visitor("127.0.0.1", null)).id();
        booking.book(new BookingRequest(
                UUID.randomUUID().toString(),
                wish,
                start,
                hold,
                null,
                PatientDetails.of("M", turn.birthDate(), null, turn.email(), "sv", monday),
                EnumSet.allOf(ConsentPurpose.class)));
    }
}
