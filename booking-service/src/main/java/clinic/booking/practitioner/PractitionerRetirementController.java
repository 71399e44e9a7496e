package clinic.booking.practitioner;

import clinic.booking.InvalidInput;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.change.SeenVersion;
import clinic.booking.practitioner.Practitioners.Kept;
import clinic.booking.setup.SetUpAnswer;
import clinic.booking.setup.SetUpCalls;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** From which day somebody receives no more patients; for admins. */
@RestController
@RequestMapping(PractitionerController.PATH + "/{id}/retirement")
class PractitionerRetirementController {

    private final Practitioners practitioners;
    private final RetirePractitioner retiring;
    private final Catalogue catalogue;

    PractitionerRetirementController(Practitioners practitioners, RetirePractitioner retiring, Catalogue catalogue) {
        this.practitioners = practitioners;
        this.retiring = retiring;
        this.catalogue = catalogue;
    }

    /**
     * From when.
     *
     * @param from the first day without patients
     * @param shown the visits left then that the caller was told of
     */
    record RetirementBody(
            @Nullable LocalDate from, @Nullable List<UUID> shown) {}

    /**
     * Until when somebody receives patients.
     *
     * @param version of their hours
     * @param from the first day without patients; left out as long as nobody has said so
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RetirementSetUp(UUID id, int version, @Nullable LocalDate from) implements SetUpAnswer {

        static RetirementSetUp of(Kept kept) {
            return new RetirementSetUp(kept.id(), kept.hoursVersion(), kept.retiredFrom());
        }
    }

    @GetMapping
    @Operation(summary = "From which day somebody receives no more patients")
    ResponseEntity<RetirementSetUp> show(@PathVariable UUID id) {
        return SetUpAnswer.ok(RetirementSetUp.of(practitioners.of(id).orElseThrow(NoSuchPractitioner::new)));
    }

    @PutMapping
    @Operation(summary = "Says from which day somebody receives no more patients", description = Shown.DESCRIPTION)
    ResponseEntity<RetirementSetUp> retire(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody RetirementBody body,
            HttpServletRequest request) {
        LocalDate from = body.from();
        if (from == null) {
            throw new InvalidInput("from", "missing");
        }
        String fault = RetirePractitioner.fault(from, catalogue.today());
        if (fault != null) {
            throw new InvalidInput("from", fault);
        }
        return answer(id, from, ifMatch, Shown.told(body.shown()), request);
    }

    @DeleteMapping
    @Operation(summary = "Says that somebody receives patients after all")
    ResponseEntity<RetirementSetUp> takeBack(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            HttpServletRequest request) {
        return answer(id, null, ifMatch, Shown.told(null), request);
    }

    private ResponseEntity<RetirementSetUp> answer(
            UUID id, @Nullable LocalDate from, @Nullable String ifMatch, Shown shown, HttpServletRequest request) {
        return SetUpAnswer.ok(RetirementSetUp.of(
                retiring.retire(id, from, SeenVersion.of(ifMatch, null), shown, SetUpCalls.who(request))));
    }
}
