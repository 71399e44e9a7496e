package clinic.booking.book;

import clinic.booking.appointment.AppointmentAnswer;
import clinic.booking.appointment.AppointmentAnswers;
import clinic.booking.audit.Who;
import clinic.booking.repeat.RequestKey;
import clinic.booking.signin.StaffMember;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Visits are booked by anyone. */
@RestController
class BookingController {

    private final AskedBefore asked;
    private final BookAppointment bookAppointment;
    private final AppointmentAnswers answers;
    private final Clock clock;

    BookingController(AskedBefore asked, BookAppointment bookAppointment, AppointmentAnswers answers, Clock clock) {
        this.asked = asked;
        this.bookAppointment = bookAppointment;
        this.answers = answers;
        this.clock = clock;
    }

    @PostMapping("/api/appointments")
    @Operation(summary = "Book a visit", description = "The answer has the visit's private link; keep it secret.")
    @ApiResponse(responseCode = "201", description = "Booked", useReturnTypeSchema = true)
    ResponseEntity<AppointmentAnswer> book(
            @Parameter(hidden = true) @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody BookingBody body,
            HttpServletRequest http) {
        BookingRequest request = asked.read(body, key, today(), whoBooks(http), http);
        RequestKey.carried(http, request.requestKey());
        Booked booked = bookAppointment.book(request);
        AppointmentAnswer answer = request.by().isStaff()
                ? answers.forStaff(booked.visit(), null)
                : answers.forHolder(booked.visit(), booked.manageToken());
        return answer.with(ResponseEntity.created(URI.create("/api/appointments/" + answer.id())));
    }

    /** The desk, for whoever stands at it. Anybody else books for themselves, also whoever works here and is signed in. */
    private static Who whoBooks(HttpServletRequest http) {
        return StaffMember.of(http)
                .filter(StaffMember::runsTheDay)
                .map(StaffMember::id)
                .map(Who::staff)
                .orElse(Who.BOOKER);
    }

    /** The latest day that is today anywhere: a birth date after it is impossible. */
    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of("Pacific/Kiritimati"));
    }
}
