package clinic.booking.practitioner;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.KnownDays;
import clinic.booking.StaffPage;
import clinic.booking.audit.Who;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.hours.ClosedDay;
import clinic.booking.setup.SetUpCalls;
import clinic.site.OtherLanguage;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * A year's public holidays and the clinic's own closed days, with a tick where a location is closed. What is ticked
 * otherwise than the form had it is changed, and nothing else: so two who do this at once do not undo each other.
 */
@Controller
@StaffPage
class ClosedDaysPage {

    static final String PATH = "/staff/setup/closed-days";
    private static final int MOST_DAYS = 366;

    private final YearOfDays days;
    private final CloseLocations closing;
    private final VisitLines lines;
    private final Catalogue catalogue;

    ClosedDaysPage(YearOfDays days, CloseLocations closing, VisitLines lines, Catalogue catalogue) {
        this.days = days;
        this.closing = closing;
        this.lines = lines;
        this.catalogue = catalogue;
    }

    @GetMapping(PATH)
    ModelAndView show(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String saved,
            Locale locale) {
        return page(days.year(year), locale).addObject("saved", saved != null);
    }

    @PostMapping(PATH)
    ModelAndView change(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request,
            Locale locale) {
        Who who = SetUpCalls.who(request);
        Set<ClosedDay> were = read(form, "was");
        Set<ClosedDay> ticked = read(form, "closed");
        Set<ClosedDay> toClose =
                ticked.stream().filter(day -> !were.contains(day)).collect(Collectors.toSet());
        Set<ClosedDay> toOpen =
                were.stream().filter(day -> !ticked.contains(day)).collect(Collectors.toSet());
        try {
            toClose.addAll(span(form));
            closing.set(toClose, toOpen, Shown.of(form), who);
        } catch (InvalidInput input) {
            ModelAndView again = page(days.year(year), locale)
                    .addObject("typed", form.toSingleValueMap())
                    .addObject("at", places(form))
                    .addObject("faults", Fault.byField(input.faults()));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        } catch (NotConfirmed first) {
            return page(days.year(year), locale)
                    .addObject("toClose", told(toClose))
                    .addObject("toOpen", told(toOpen))
                    .addObject("touched", lines.of(first.touched(), locale));
        }
        return SeeOther.at(PATH + "?year=" + days.year(year) + "&saved");
    }

    /** All days of the lower form; none where it was not filled in. */
    private Set<ClosedDay> span(MultiValueMap<String, String> form) {
        if (!form.containsKey("from")) {
            return Set.of();
        }
        List<Fault> faults = new ArrayList<>();
        @Nullable LocalDate from = date(form.getFirst("from"));
        @Nullable String typed = form.getFirst("until");
        String last = typed == null ? "" : typed.strip();
        @Nullable LocalDate until = last.isEmpty() ? from : date(last);
        Set<UUID> at = places(form);
        if (from == null || KnownDays.isTooFarAhead(from, catalogue.today())) {
            faults.add(new Fault("from", "hours-date-unreadable"));
        } else if (from.isBefore(catalogue.today())) {
            faults.add(new Fault("from", "hours-date-passed"));
        } else if (until == null) {
            faults.add(new Fault("until", "hours-date-unreadable"));
        } else if (until.isBefore(from)) {
            faults.add(new Fault("until", "hours-end-first"));
        } else if (until.isAfter(from.plusDays(MOST_DAYS - 1))) {
            faults.add(new Fault("until", "hours-too-many-days"));
        }
        if (at.isEmpty()) {
            faults.add(new Fault("at", "hours-location-missing"));
        }
        if (!faults.isEmpty() || from == null || until == null) {
            throw new InvalidInput(faults);
        }
        return from.datesUntil(until.plusDays(1))
                .flatMap(date -> catalogue.locations().stream()
                        .filter(place -> at.contains(place.id()))
                        .map(place -> new ClosedDay(place.id(), date)))
                .collect(Collectors.toSet());
    }

    /** The locations that the lower form has ticked. */
    private Set<UUID> places(MultiValueMap<String, String> form) {
        List<String> ticked = form.getOrDefault("at", List.of());
        return catalogue.locationNames().keySet().stream()
                .filter(id -> ticked.contains(id.toString()))
                .collect(Collectors.toSet());
    }

    private Set<ClosedDay> read(MultiValueMap<String, String> form, String field) {
        Set<UUID> known = catalogue.locationNames().keySet();
        LocalDate today = catalogue.today();
        return form.getOrDefault(field, List.of()).stream()
                .map(typed -> typed.split("~", 2))
                .filter(typed -> typed.length == 2 && date(typed[0]) != null)
                .flatMap(typed -> known.stream()
                        .filter(id -> id.toString().equals(typed[1]))
                        .map(id -> new ClosedDay(id, LocalDate.parse(typed[0]))))
                .filter(day -> !day.date().isBefore(today) && !KnownDays.isTooFarAhead(day.date(), today))
                .collect(Collectors.toSet());
    }

    private ModelAndView page(int year, Locale locale) {
        LocalDate today = catalogue.today();
        ModelAndView page = new ModelAndView("practitioner/closed-days")
                .addObject("year", year)
                .addObject("thisYear", today.getYear())
                .addObject("lastYear", today.getYear() + YearOfDays.AHEAD)
                .addObject("rows", days.in(year, locale))
                .addObject("locations", catalogue.locations())
                .addObject("places", catalogue.locationNames())
                .addObject("at", catalogue.locationNames().keySet())
                .addObject("typed", Map.of())
                .addObject("faults", Map.of())
                .addObject("today", today);
        return OtherLanguage.at(PATH + "?year=" + year, page, locale);
    }

    private static List<ClosedDay> told(Set<ClosedDay> some) {
        return some.stream()
                .sorted((one, other) -> one.date().compareTo(other.date()))
                .toList();
    }

    private static @Nullable LocalDate date(@Nullable String typed) {
        try {
            return LocalDate.parse(typed == null ? "" : typed.strip());
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
