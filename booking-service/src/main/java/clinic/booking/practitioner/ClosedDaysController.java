package clinic.booking.practitioner;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.KnownDays;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.hours.ClosedDay;
import clinic.booking.setup.SetUpCalls;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** On which days locations are closed; for admins. Only what is named is changed, so two who do this do not undo each other. */
@RestController
@RequestMapping("/api/staff/setup/closed-days")
class ClosedDaysController {

    private final YearOfDays days;
    private final CloseLocations closing;
    private final Catalogue catalogue;

    ClosedDaysController(YearOfDays days, CloseLocations closing, Catalogue catalogue) {
        this.days = days;
        this.closing = closing;
        this.catalogue = catalogue;
    }

    /**
     * A public holiday, or a day of the clinic's own.
     *
     * @param holiday its name; left out of a day of the clinic's own
     * @param closedAt the locations that are closed then
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DayTold(LocalDate date, @Nullable String holiday, List<UUID> closedAt) {

        static DayTold of(YearOfDays.Row row) {
            return new DayTold(
                    row.date(), row.name(), row.closedAt().stream().sorted().toList());
        }
    }

    /** Those of a year from today on, in order. */
    record DaysTold(int year, List<DayTold> days) {}

    /** A location on a day. */
    record DayBody(@Nullable UUID location, @Nullable LocalDate date) {}

    /**
     * What is to be so.
     *
     * @param close where and when it is to be closed
     * @param open where and when it is to be open, on a public holiday too
     * @param shown the visits left outside that the caller was told of
     */
    record DaysBody(
            @Nullable List<DayBody> close,
            @Nullable List<DayBody> open,
            @Nullable List<UUID> shown) {}

    @GetMapping
    @Operation(
            summary = "On which days locations are closed",
            description =
                    "Public holidays, and days of the clinic's own; of this year where none is named, and of five years ahead at most.")
    DaysTold show(@RequestParam(required = false) @Nullable Integer year, Locale locale) {
        int told = days.year(year);
        return new DaysTold(
                told, days.in(told, locale).stream().map(DayTold::of).toList());
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Closes locations on days, and opens them again",
            description = "Days that are not named stay as they are. " + Shown.DESCRIPTION)
    void set(@RequestBody DaysBody body, HttpServletRequest request) {
        List<Fault> faults = new ArrayList<>();
        Set<ClosedDay> toClose = read("close", body.close(), faults);
        Set<ClosedDay> toOpen = read("open", body.open(), faults);
        if (toClose.stream().anyMatch(toOpen::contains)) {
            faults.add(new Fault("open", "closed-and-open"));
        }
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
        closing.set(toClose, toOpen, Shown.told(body.shown()), SetUpCalls.who(request));
    }

    private Set<ClosedDay> read(String field, @Nullable List<DayBody> sent, List<Fault> faults) {
        Set<UUID> locations = catalogue.locationNames().keySet();
        LocalDate today = catalogue.today();
        List<DayBody> some = sent == null ? List.of() : sent;
        Set<ClosedDay> read = new HashSet<>();
        for (int n = 0; n < some.size(); n++) {
            DayBody day = some.get(n);
            UUID location = day == null ? null : day.location();
            LocalDate date = day == null ? null : day.date();
            String place = field + "[" + n + "].";
            if (location == null || !locations.contains(location)) {
                faults.add(new Fault(place + "location", "unknown-location"));
            } else if (date == null || KnownDays.isTooFarAhead(date, today)) {
                faults.add(new Fault(place + "date", "hours-date-unreadable"));
            } else if (date.isBefore(today)) {
                faults.add(new Fault(place + "date", "hours-date-passed"));
            } else {
                read.add(new ClosedDay(location, date));
            }
        }
        return read;
    }
}
