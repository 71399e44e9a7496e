package clinic.booking.calendar;

import clinic.booking.KnownDays;
import clinic.booking.StaffPage;
import clinic.booking.audit.Audit;
import clinic.booking.audit.Who;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.catalogue.Names;
import clinic.booking.signin.StaffMember;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The calendar, and the same day as a list: for whoever has no script, and to be printed. */
@Controller
@StaffPage
class CalendarPage {

    private final ShownDays days;
    private final Catalogue catalogue;
    private final Audit audit;
    private final Clock clock;

    CalendarPage(ShownDays days, Catalogue catalogue, Audit audit, Clock clock) {
        this.days = days;
        this.catalogue = catalogue;
        this.audit = audit;
        this.clock = clock;
    }

    /** A visit with the names of what it refers to. */
    record Line(ShownVisit visit, String treatment, String practitioner, String location) {}

    @GetMapping("/staff")
    String calendar(
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate date,
            @RequestParam(required = false) @Nullable UUID location,
            HttpServletRequest request,
            Model model,
            Locale locale) {
        fill(model, date, location, request, locale);
        model.addAttribute("practitioners", catalogue.practitioners());
        model.addAttribute("treatments", catalogue.treatmentsOnceAndNow());
        return "calendar/calendar";
    }

    @GetMapping("/staff/day")
    String day(
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate date,
            @RequestParam(required = false) @Nullable UUID location,
            HttpServletRequest request,
            Model model,
            Locale locale) {
        fill(model, date, location, request, locale);
        return "calendar/day";
    }

    private void fill(
            Model model, @Nullable LocalDate date, @Nullable UUID location, HttpServletRequest request, Locale locale) {
        StaffMember reader = StaffMember.asking(request);
        ZoneId zone = catalogue.zone();
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        LocalDate day = date == null ? today : KnownDays.nearest(date);
        audit.calendarSeen(
                Who.staff(reader.id()), List.of(day.atStartOfDay(zone).toInstant()));
        model.addAttribute("day", day);
        model.addAttribute("today", today);
        model.addAttribute("locations", catalogue.locations());
        model.addAttribute("location", location);
        model.addAttribute("lines", lines(day, location, reader, locale));
    }

    private List<Line> lines(LocalDate day, @Nullable UUID location, StaffMember reader, Locale locale) {
        Names names = Names.of(catalogue, locale);
        return days.visits(day, day.plusDays(1), reader).stream()
                .filter(visit -> location == null || visit.location().equals(location))
                .map(visit -> new Line(
                        visit,
                        names.treatment(visit.treatment()),
                        names.practitioner(visit.practitioner()),
                        names.location(visit.location())))
                .toList();
    }
}
