package clinic.booking.hours;

import clinic.booking.catalogue.Offer;
import clinic.booking.hours.ChangedHours.Kind;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The hours of practitioners over some days: those of the week, what differs on dates, and when the clinic is closed. */
public final class Hours {

    public static final Hours NONE = new Hours(List.of(), List.of(), Set.of());

    private record Day(UUID practitioner, LocalDate date) {}

    private final Map<UUID, List<WorkingHours>> weekly;
    private final Map<Day, List<ChangedHours>> changed;
    private final Set<ClosedDay> closed;

    public Hours(Collection<WorkingHours> weekly, Collection<ChangedHours> changed, Set<ClosedDay> closed) {
        this.weekly = weekly.stream().collect(Collectors.groupingBy(WorkingHours::practitionerId));
        this.changed =
                changed.stream().collect(Collectors.groupingBy(day -> new Day(day.practitionerId(), day.date())));
        this.closed = closed;
    }

    /**
     * When the practitioner of an offer receives patients at its location, on dates there. The hours of the week do
     * not count on a closed day; hours given to the very date do.
     */
    public Opening of(Offer offer, LocalDate from, LocalDate until) {
        UUID location = offer.location().id();
        return of(offer.practitioner().id(), location, offer.location().zone(), from, until);
    }

    /** Whether the practitioner receives patients there during the whole of a time, treatments aside. */
    public boolean cover(UUID practitioner, UUID location, ZoneId zone, TimeSlot time) {
        LocalDate first = time.start().atZone(zone).toLocalDate();
        LocalDate last = time.end().atZone(zone).toLocalDate();
        return of(practitioner, location, zone, first, last.plusDays(1)).open().cover(time);
    }

    private Opening of(UUID practitioner, UUID location, ZoneId zone, LocalDate from, LocalDate until) {
        List<WorkingHours> week = weekly.getOrDefault(practitioner, List.of()).stream()
                .filter(stretch -> stretch.locationId().equals(location))
                .toList();
        List<TimeSlot> planned = new ArrayList<>();
        List<TimeSlot> beforeAbsences = new ArrayList<>();
        List<TimeSlot> absences = new ArrayList<>();
        for (LocalDate date = from; date.isBefore(until); date = date.plusDays(1)) {
            List<ChangedHours> changes = changed.getOrDefault(new Day(practitioner, date), List.of());
            if (changes.stream().noneMatch(change -> change.kind() == Kind.OTHER)) {
                for (WorkingHours stretch : week) {
                    if (stretch.isOn(date)) {
                        List<TimeSlot> usual = stretch.on(date, zone);
                        planned.addAll(usual);
                        if (!closed.contains(new ClosedDay(location, date))) {
                            beforeAbsences.addAll(usual);
                        }
                    }
                }
            }
            for (ChangedHours change : changes) {
                if (change.kind() == Kind.ABSENT) {
                    absences.addAll(change.in(zone));
                } else if (location.equals(change.locationId())) {
                    planned.addAll(change.in(zone));
                    beforeAbsences.addAll(change.in(zone));
                }
            }
        }
        Spans there = Spans.of(beforeAbsences);
        return new Opening(Spans.of(planned), there, there.without(Spans.of(absences)));
    }
}
