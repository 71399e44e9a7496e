package clinic.booking.calendar;

import clinic.booking.InvalidInput;
import clinic.booking.KnownDays;
import clinic.booking.audit.Audit;
import clinic.booking.audit.Who;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.signin.StaffMember;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the calendar shows, for its page and for programs of staff. */
@RestController
@RequestMapping("/api/staff/calendar")
class CalendarController {

    private static final int MOST_DAYS = 42;

    private final ShownDays days;
    private final OpenHours hours;
    private final Rooms rooms;
    private final Catalogue catalogue;
    private final Audit audit;
    private final MessageSource words;
    private final Clock clock;

    CalendarController(
            ShownDays days,
            OpenHours hours,
            Rooms rooms,
            Catalogue catalogue,
            Audit audit,
            MessageSource words,
            Clock clock) {
        this.days = days;
        this.hours = hours;
        this.rooms = rooms;
        this.catalogue = catalogue;
        this.audit = audit;
        this.words = words;
        this.clock = clock;
    }

    /**
     * All of some days.
     *
     * @param today as it is at the clinic now
     */
    record Days(LocalDate today, List<Visit> visits, List<Block> blocks, List<OpenHours.Stretch> hours) {}

    /**
     * A visit.
     *
     * @param state such as {@code booked}; there may be more of them one day
     * @param stateName the state in the caller's language
     * @param patient null for whoever was erased, or whom the caller may not know of
     * @param mayChange whether whoever asks may move it
     */
    record Visit(
            UUID id,
            int version,
            String state,
            String stateName,
            boolean confirmed,
            OffsetDateTime start,
            OffsetDateTime end,
            UUID practitioner,
            UUID location,
            List<UUID> rooms,
            UUID treatment,
            @Nullable String patient,
            boolean mayChange) {}

    /**
     * Time that no patient can have.
     *
     * @param held a patient is just filling in the form; nobody can open it
     * @param mayChange whether whoever asks may open it again
     */
    record Block(
            UUID id,
            UUID resource,
            OffsetDateTime start,
            OffsetDateTime end,
            @Nullable String note,
            boolean held,
            boolean mayChange) {}

    /**
     * Whose and what time there is.
     *
     * @param zone the clinic's own time of day
     * @param practitioner who asks, if they are one
     * @param everybodys whether they may change what is not theirs
     */
    record Resources(
            List<Person> practitioners,
            List<Place> locations,
            List<Room> rooms,
            List<Kind> treatments,
            String zone,
            @Nullable UUID practitioner,
            boolean everybodys) {}

    record Person(UUID id, String name, String initials, String title) {}

    record Place(UUID id, String name, String zone) {}

    record Kind(UUID id, String name, long minutes) {}

    @GetMapping
    @Operation(
            summary = "Visits, blocked time and hours of some days",
            description = "At most " + MOST_DAYS + " days. That somebody looked at each is written to the audit.")
    Days days(
            @RequestParam LocalDate from,
            @RequestParam(defaultValue = "1") int days,
            HttpServletRequest request,
            Locale locale) {
        if (days < 1 || days > MOST_DAYS) {
            throw new InvalidInput("days", "days-out-of-range");
        }
        StaffMember member = StaffMember.asking(request);
        LocalDate next = KnownDays.read("from", from).plusDays(days);
        ZoneId zone = catalogue.zone();
        audit.calendarSeen(
                Who.staff(member.id()),
                from.datesUntil(next)
                        .map(day -> day.atStartOfDay(zone).toInstant())
                        .toList());
        return new Days(
                clock.instant().atZone(zone).toLocalDate(),
                this.days.visits(from, next, member).stream()
                        .map(visit -> visit(visit, member, locale))
                        .toList(),
                blocks(from, next, member, zone),
                hours.on(from, next));
    }

    @GetMapping("/resources")
    @Operation(summary = "Practitioners, rooms, locations and treatments that the calendar speaks of")
    Resources resources(HttpServletRequest request, Locale locale) {
        StaffMember member = StaffMember.asking(request);
        return new Resources(
                catalogue.practitioners().stream()
                        .map(one -> new Person(one.id(), one.name(), one.initials(), one.title(locale)))
                        .toList(),
                catalogue.locations().stream()
                        .map(one -> new Place(one.id(), one.name(), one.zone().getId()))
                        .toList(),
                rooms.inUse(clock.instant()),
                catalogue.treatmentsOnceAndNow().stream()
                        .map(one -> new Kind(one.id(), one.name(locale), one.minutes()))
                        .toList(),
                catalogue.zone().getId(),
                member.practitionerId(),
                member.runsTheDay());
    }

    private Visit visit(ShownVisit visit, StaffMember member, Locale locale) {
        return new Visit(
                visit.id(),
                visit.version(),
                visit.state().toLowerCase(Locale.ROOT).replace('_', '-'),
                String.valueOf(words.getMessage("staff.state." + visit.state(), null, visit.state(), locale)),
                visit.confirmed(),
                visit.startsAt().toOffsetDateTime(),
                visit.endsAt().toOffsetDateTime(),
                visit.practitioner(),
                visit.location(),
                visit.rooms(),
                visit.treatment(),
                visit.patient(),
                member.mayChange(visit.practitioner()));
    }

    /** A room's in the zone of its location, a practitioner's in the clinic's. */
    private List<Block> blocks(LocalDate from, LocalDate next, StaffMember member, ZoneId zone) {
        List<ShownBlock> shown = days.blocks(from, next, clock.instant());
        Map<UUID, ZoneId> zones = shown.isEmpty() ? Map.of() : zonesOfRooms();
        return shown.stream()
                .map(block -> {
                    ZoneId there = zones.getOrDefault(block.resource(), zone);
                    return new Block(
                            block.id(),
                            block.resource(),
                            block.start().atZone(there).toOffsetDateTime(),
                            block.end().atZone(there).toOffsetDateTime(),
                            block.note(),
                            block.held(),
                            !block.held() && member.mayChange(block.resource()));
                })
                .toList();
    }

    private Map<UUID, ZoneId> zonesOfRooms() {
        Map<UUID, ZoneId> zones =
                catalogue.locations().stream().collect(Collectors.toMap(one -> one.id(), one -> one.zone()));
        Stream<Room> known = rooms.all().stream().filter(room -> zones.containsKey(room.location()));
        return known.collect(Collectors.toMap(Room::id, room -> zones.getOrDefault(room.location(), ZoneOffset.UTC)));
    }
}
