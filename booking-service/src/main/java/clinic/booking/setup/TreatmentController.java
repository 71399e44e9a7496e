package clinic.booking.setup;

import clinic.booking.change.SeenVersion;
import clinic.booking.setup.Treatments.Kept;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the clinic offers, as it is set up; for admins. */
@RestController
@RequestMapping(TreatmentController.PATH)
class TreatmentController {

    static final String PATH = "/api/staff/setup/treatments";

    private final Treatments treatments;
    private final SetUpTreatment settingUp;
    private final BookingWindows windows;
    private final SetUpCalls calls;
    private final Clock clock;

    TreatmentController(
            Treatments treatments, SetUpTreatment settingUp, BookingWindows windows, SetUpCalls calls, Clock clock) {
        this.treatments = treatments;
        this.settingUp = settingUp;
        this.windows = windows;
        this.calls = calls;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "The treatments as they are set up", description = "Those that are retired come last.")
    List<TreatmentSetUp> list() {
        return treatments.all().stream().map(TreatmentSetUp::of).toList();
    }

    @PostMapping
    @Operation(summary = "Adds a treatment", description = "Who gives it is set up with the practitioner.")
    @ApiResponse(responseCode = "201", description = "Added", useReturnTypeSchema = true)
    ResponseEntity<TreatmentSetUp> add(@RequestBody TreatmentBody body, HttpServletRequest request) {
        TreatmentDetails details = read(body, treatments.nextPlace());
        return calls.add(
                request,
                body,
                TreatmentSetUp.class,
                id -> TreatmentSetUp.of(
                        settingUp.setUp(id, details, null, null, SetUpCalls.who(request), clock.instant())));
    }

    @GetMapping("/{id}")
    @Operation(summary = "A treatment as it is set up")
    ResponseEntity<TreatmentSetUp> show(@PathVariable UUID id) {
        return SetUpAnswer.ok(TreatmentSetUp.of(treatment(id)));
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "Changes a treatment",
            description = "It counts for what is booked from now on. " + Agreed.DESCRIPTION)
    ResponseEntity<TreatmentSetUp> change(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody TreatmentBody body,
            HttpServletRequest request) {
        int place = treatment(id).details().listedAt();
        return SetUpAnswer.ok(TreatmentSetUp.of(settingUp.setUp(
                id,
                read(body, place),
                SeenVersion.of(ifMatch, null),
                body.agreed(),
                SetUpCalls.who(request),
                clock.instant())));
    }

    private Kept treatment(UUID id) {
        return treatments.of(id).orElseThrow(NoSuchTreatment::new);
    }

    private TreatmentDetails read(TreatmentBody body, int unlessSaid) {
        return body.details(windows.ofTheClinic(), unlessSaid);
    }
}
