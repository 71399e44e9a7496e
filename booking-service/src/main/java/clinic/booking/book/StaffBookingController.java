package clinic.booking.book;

import clinic.booking.InvalidInput;
import clinic.booking.appointment.AppointmentAnswer;
import clinic.booking.appointment.AppointmentAnswers;
import clinic.booking.appointment.AppointmentView;
import clinic.booking.appointment.VisitList;
import clinic.booking.audit.Who;
import clinic.booking.availability.Exemption;
import clinic.booking.availability.OverrideBody;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.repeat.RequestKey;
import clinic.booking.signin.StaffMember;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Staff book for whoever calls, and may set rules aside. */
@RestController
class StaffBookingController {

    private final AskedBefore asked;
    private final BookForCaller bookForCaller;
    private final AppointmentAnswers answers;
    private final VisitList visits;
    private final Catalogue catalogue;

    StaffBookingController(
            AskedBefore asked,
            BookForCaller bookForCaller,
            AppointmentAnswers answers,
            VisitList visits,
            Catalogue catalogue) {
        this.asked = asked;
        this.bookForCaller = bookForCaller;
        this.answers = answers;
        this.visits = visits;
        this.catalogue = catalogue;
    }

    /**
     * A booking, and what is set aside for it.
     *
     * @param booking with its practitioner; without a location it is where they are then
     * @param override null to be held to every rule
     */
    record StaffBookingBody(
            @Nullable BookingBody booking, @Nullable OverrideBody override) {

        @Nullable
        Exemption exemption() {
            return OverrideBody.exemption(override);
        }
    }

    /** For staff only. */
    @PostMapping("/api/staff/appointments")
    @Operation(
            summary = "Book a visit for somebody who called",
            description =
                    "For staff. A time that is not free answers 409 with every rule that closes it, whether a reason"
                            + " overrides them, and the nearest free times. Send those rules back in `override`, with the reason,"
                            + " to book it all the same; what somebody else has is never overridden.")
    @ApiResponse(responseCode = "201", description = "Booked", useReturnTypeSchema = true)
    ResponseEntity<AppointmentAnswer> book(
            @Parameter(hidden = true) @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody StaffBookingBody body,
            HttpServletRequest http) {
        StaffMember member = StaffMember.asking(http);
        if (body.booking() == null) {
            throw new InvalidInput("booking", "missing");
        }
        BookingRequest request = asked.read(body.booking(), key, catalogue.today(), Who.staff(member.id()), http);
        Exemption exemption = body.exemption();
        UUID practitioner = request.wish().practitionerId();
        if (practitioner != null && !member.mayChange(practitioner)) {
            throw new NotYourCalendar();
        }
        RequestKey.carried(http, request.requestKey(exemption));
        Booked booked = bookForCaller.book(request, exemption);
        UUID patient = visits.visit(booked.visit().id())
                .map(AppointmentView::patientId)
                .orElse(null);
        AppointmentAnswer answer = answers.forStaff(booked.visit(), patient);
        return answer.with(ResponseEntity.created(URI.create("/api/appointments/" + answer.id())));
    }
}
