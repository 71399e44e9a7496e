package clinic.booking.practitioner;

import clinic.booking.catalogue.Catalogue;
import clinic.booking.change.SeenVersion;
import clinic.booking.practitioner.PractitionerDetails.Given;
import clinic.booking.practitioner.Practitioners.Kept;
import clinic.booking.setup.SetUpAnswer;
import clinic.booking.setup.SetUpCalls;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Comparator;
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

/** Who receives patients, as they are set up; for admins. */
@RestController
@RequestMapping(PractitionerController.PATH)
class PractitionerController {

    static final String PATH = "/api/staff/setup/practitioners";

    private final Practitioners practitioners;
    private final SetUpPractitioner settingUp;
    private final SetUpCalls calls;
    private final Catalogue catalogue;

    PractitionerController(
            Practitioners practitioners, SetUpPractitioner settingUp, SetUpCalls calls, Catalogue catalogue) {
        this.practitioners = practitioners;
        this.settingUp = settingUp;
        this.calls = calls;
        this.catalogue = catalogue;
    }

    /** A treatment that they give at a location. */
    record GivenSetUp(UUID treatment, UUID location) {

        static GivenSetUp of(Given given) {
            return new GivenSetUp(given.treatment(), given.location());
        }
    }

    /**
     * A practitioner as they are set up.
     *
     * @param textSv empty where they have written none, as in English
     * @param retiredFrom the first day without patients; left out as long as nobody has said so
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PractitionerSetUp(
            UUID id,
            int version,
            String name,
            String titleSv,
            String titleEn,
            String textSv,
            String textEn,
            List<String> languages,
            List<GivenSetUp> gives,
            @Nullable LocalDate retiredFrom)
            implements SetUpAnswer {

        static PractitionerSetUp of(Kept kept) {
            PractitionerDetails details = kept.details();
            return new PractitionerSetUp(
                    kept.id(),
                    kept.version(),
                    details.name(),
                    details.titleSv(),
                    details.titleEn(),
                    details.textSv(),
                    details.textEn(),
                    details.languages().stream().sorted().toList(),
                    details.gives().stream()
                            .sorted(Comparator.comparing(Given::toString))
                            .map(GivenSetUp::of)
                            .toList(),
                    kept.retiredFrom());
        }
    }

    @GetMapping
    @Operation(summary = "The practitioners as they are set up", description = "Those who have stopped come last.")
    List<PractitionerSetUp> list() {
        return practitioners.all().stream()
                .flatMap(listed -> practitioners.of(listed.practitioner().id()).stream())
                .map(PractitionerSetUp::of)
                .toList();
    }

    @PostMapping
    @Operation(summary = "Adds a practitioner", description = "Their hours are set next.")
    @ApiResponse(responseCode = "201", description = "Added", useReturnTypeSchema = true)
    ResponseEntity<PractitionerSetUp> add(@RequestBody PractitionerBody body, HttpServletRequest request) {
        PractitionerDetails details = body.details(catalogue);
        return calls.add(
                request,
                body,
                PractitionerSetUp.class,
                id -> PractitionerSetUp.of(settingUp.setUp(id, details, null, SetUpCalls.who(request))));
    }

    @GetMapping("/{id}")
    @Operation(summary = "A practitioner as they are set up")
    ResponseEntity<PractitionerSetUp> show(@PathVariable UUID id) {
        return SetUpAnswer.ok(PractitionerSetUp.of(practitioner(id)));
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "Changes what patients are told of a practitioner and can book with them",
            description = "Visits for what they no longer give stay.")
    ResponseEntity<PractitionerSetUp> change(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody PractitionerBody body,
            HttpServletRequest request) {
        practitioner(id);
        return SetUpAnswer.ok(PractitionerSetUp.of(
                settingUp.setUp(id, body.details(catalogue), SeenVersion.of(ifMatch, null), SetUpCalls.who(request))));
    }

    private Kept practitioner(UUID id) {
        return practitioners.of(id).orElseThrow(NoSuchPractitioner::new);
    }
}
