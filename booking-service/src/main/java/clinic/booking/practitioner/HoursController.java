package clinic.booking.practitioner;

import clinic.booking.catalogue.Catalogue;
import clinic.booking.change.SeenVersion;
import clinic.booking.practitioner.HoursBody.ShiftBody;
import clinic.booking.practitioner.Practitioners.Kept;
import clinic.booking.setup.SetUpAnswer;
import clinic.booking.setup.SetUpCalls;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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

/** When somebody receives patients in each week; for admins. */
@RestController
@RequestMapping(PractitionerController.PATH + "/{id}/hours")
class HoursController {

    private final Practitioners practitioners;
    private final WeeklyHours weekly;
    private final SetHours setting;
    private final Catalogue catalogue;

    HoursController(Practitioners practitioners, WeeklyHours weekly, SetHours setting, Catalogue catalogue) {
        this.practitioners = practitioners;
        this.weekly = weekly;
        this.setting = setting;
        this.catalogue = catalogue;
    }

    /**
     * Each week from a day on, until the next of these begins.
     *
     * @param from left out where it always was so
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WeekSetUp(@Nullable LocalDate from, List<ShiftBody> shifts) {

        static WeekSetUp of(WorkWeek week) {
            return new WeekSetUp(
                    week.from().equals(LocalDate.MIN) ? null : week.from(),
                    week.shifts().stream().map(ShiftBody::of).toList());
        }
    }

    /**
     * When somebody receives patients.
     *
     * @param version of their hours, single dates and the day they stop included
     * @param weeks the one that counts today, and those that are planned
     */
    record HoursSetUp(UUID id, int version, List<WeekSetUp> weeks) implements SetUpAnswer {}

    @GetMapping
    @Operation(summary = "When somebody receives patients in each week")
    ResponseEntity<HoursSetUp> show(@PathVariable UUID id) {
        Kept kept = practitioners.of(id).orElseThrow(NoSuchPractitioner::new);
        WorkWeeks weeks = weekly.of(id);
        LocalDate today = catalogue.today();
        return SetUpAnswer.ok(new HoursSetUp(
                id,
                kept.hoursVersion(),
                Stream.concat(Stream.of(weeks.on(today)), weeks.after(today).stream())
                        .map(WeekSetUp::of)
                        .toList()));
    }

    @PutMapping
    @Operation(summary = "Sets when somebody receives patients in each week", description = Shown.DESCRIPTION)
    ResponseEntity<HoursSetUp> set(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody HoursBody body,
            HttpServletRequest request) {
        setting.set(
                id,
                body.begins(catalogue.today()),
                body.read(catalogue.locationNames().keySet()),
                SeenVersion.of(ifMatch, null),
                Shown.told(body.shown()),
                SetUpCalls.who(request));
        return show(id);
    }
}
