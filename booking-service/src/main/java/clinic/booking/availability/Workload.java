package clinic.booking.availability;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** How much each practitioner has to do each day, so that "anyone" is a fair choice. */
record Workload(Map<Day, Long> minutes) {

    record Day(UUID practitionerId, LocalDate date) {}

    static Workload of(List<TakenTime> taken, ZoneId zone) {
        Map<Day, Long> minutes = new HashMap<>();
        for (TakenTime time : taken) {
            TimeSlot slot = time.during();
            minutes.merge(
                    new Day(time.resourceId(), slot.start().atZone(zone).toLocalDate()),
                    Duration.between(slot.start(), slot.end()).toMinutes(),
                    Long::sum);
        }
        return new Workload(minutes);
    }

    /** By start; at the same start the least busy first, and among equals not always the same. */
    Comparator<FreeTime> fairly() {
        return comparing(FreeTime::start)
                .thenComparing(
                        time -> minutes.getOrDefault(new Day(time.practitioner().id(), time.date()), 0L))
                .thenComparing(
                        time -> Objects.hash(time.start(), time.practitioner().id()));
    }
}
