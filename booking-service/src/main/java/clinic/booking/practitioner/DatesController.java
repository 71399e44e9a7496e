package clinic.booking.practitioner;

import clinic.booking.InvalidInput;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.change.SeenVersion;
import clinic.booking.hours.ChangedHours.Kind;
import clinic.booking.practitioner.DateChange.Typed;
import clinic.booking.practitioner.Practitioners.Kept;
import clinic.booking.setup.SetUpAnswer;
import clinic.booking.setup.SetUpCalls;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Dates on which a practitioner is away, or has other or further hours; for admins. */
@RestController
@RequestMapping(PractitionerController.PATH + "/{id}/dates")
class DatesController {

    private final Practitioners practitioners;
    private final DateChanges dates;
    private final ChangeDates changing;
    private final Catalogue catalogue;

    DatesController(Practitioners practitioners, DateChanges dates, ChangeDates changing, Catalogue catalogue) {
        this.practitioners = practitioners;
        this.dates = dates;
        this.changing = changing;
        this.catalogue = catalogue;
    }

    /**
     * What is different on each of some dates in a row.
     *
     * @param until the last of them; the same as {@code from} where it is left out
     * @param opens such as {@code 08:00}; left out with {@code closes}, somebody is absent all day
     * @param closes the same; a day ends at {@code 24:00}
     * @param location where; left out of an absence, which is from everywhere
     * @param back true where it is no longer so
     * @param shown the visits left outside that the caller was told of
     */
    record DatesBody(
            @Nullable Kind kind,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String opens,
            @Nullable String closes,
            @Nullable UUID location,
            @Nullable Boolean back,
            @Nullable List<UUID> shown) {

        DateChange read(LocalDate today, Set<UUID> locations) {
            if (kind == null) {
                throw new InvalidInput("kind", "missing");
            }
            return DateChange.read(
                    new Typed(
                            kind.name(),
                            text(from),
                            text(until),
                            opens,
                            closes,
                            location == null ? "" : location.toString()),
                    today,
                    locations);
        }

        private static String text(@Nullable LocalDate date) {
            return date == null ? "" : date.toString();
        }
    }

    /**
     * What is different on each of some dates in a row.
     *
     * @param opens 00:00, with closes 24:00, is the whole day
     * @param location left out of an absence, which is from everywhere
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChangeSetUp(
            Kind kind,
            LocalDate from,
            LocalDate until,
            String opens,
            String closes,
            @Nullable UUID location) {

        static ChangeSetUp of(DateChange change) {
            return new ChangeSetUp(
                    change.kind(),
                    change.from(),
                    change.until(),
                    change.opens().toString(),
                    change.end(),
                    change.location());
        }
    }

    /**
     * What is different from today on.
     *
     * @param version of their hours
     */
    record DatesSetUp(UUID id, int version, List<ChangeSetUp> changes) implements SetUpAnswer {}

    @GetMapping
    @Operation(
            summary = "On which dates a practitioner is away, or has other or further hours",
            description = "From today on; an illness is noted elsewhere.")
    ResponseEntity<DatesSetUp> show(@PathVariable UUID id) {
        Kept kept = practitioners.of(id).orElseThrow(NoSuchPractitioner::new);
        return SetUpAnswer.ok(new DatesSetUp(
                id,
                kept.hoursVersion(),
                dates.of(id, catalogue.today()).stream().map(ChangeSetUp::of).toList()));
    }

    @PutMapping
    @Operation(
            summary = "Says that something is different on dates, or no longer",
            description = "What else is different stays. " + Shown.DESCRIPTION)
    ResponseEntity<DatesSetUp> change(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody DatesBody body,
            HttpServletRequest request) {
        changing.change(
                id,
                body.read(catalogue.today(), catalogue.locationNames().keySet()),
                body.back() != null && body.back(),
                SeenVersion.of(ifMatch, null),
                Shown.told(body.shown()),
                SetUpCalls.who(request));
        return show(id);
    }
}
