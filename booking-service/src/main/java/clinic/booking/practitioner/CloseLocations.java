package clinic.booking.practitioner;

import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import clinic.booking.hours.ClosedDay;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Closes locations on days, and opens them again. Visits that are booked stay. */
@Component
class CloseLocations {

    private final ClosedDays days;
    private final ChangeOfHours hours;
    private final Audit audit;

    CloseLocations(ClosedDays days, ChangeOfHours hours, Audit audit) {
        this.days = days;
        this.hours = hours;
        this.audit = audit;
    }

    /**
     * What is closed already, or open, stays so; whatever somebody else has said of other days meanwhile stays too.
     *
     * @throws NotConfirmed when it leaves visits outside that nobody was shown
     */
    @Transactional
    public void set(Set<ClosedDay> toClose, Set<ClosedDay> toOpen, Shown shown, Who who) {
        Set<UUID> locations = Stream.of(toClose, toOpen)
                .flatMap(Set::stream)
                .map(ClosedDay::locationId)
                .collect(Collectors.toSet());
        days.lock(locations);
        Set<ClosedDay> closing =
                toClose.stream().filter(day -> !days.isClosed(day)).collect(Collectors.toSet());
        Set<ClosedDay> opening = toOpen.stream().filter(days::isClosed).collect(Collectors.toSet());
        if (closing.isEmpty() && opening.isEmpty()) {
            return;
        }
        hours.make(days.whoHaveVisitsAt(locations), shown, () -> {
            closing.forEach(days::close);
            opening.forEach(days::open);
        });
        closing.forEach(day -> audit.dayChanged(who, Deed.DAY_CLOSED, day.locationId(), day.date()));
        opening.forEach(day -> audit.dayChanged(who, Deed.DAY_OPENED, day.locationId(), day.date()));
    }
}
