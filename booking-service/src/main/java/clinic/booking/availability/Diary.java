package clinic.booking.availability;

import clinic.booking.availability.TakenTime.By;
import clinic.booking.hours.Spans;
import clinic.booking.hours.TimeSlot;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** What one practitioner's or one room's time has gone to. */
record Diary(Spans visits, Spans holds, Spans blocks, List<TakenTime> taken) {

    static final Diary EMPTY = of(List.of());

    static Diary of(List<TakenTime> taken) {
        return new Diary(of(taken, By.VISIT), of(taken, By.HOLD), of(taken, By.BLOCK), taken);
    }

    boolean isFree(TimeSlot slot) {
        return !visits.overlap(slot) && !holds.overlap(slot) && !blocks.overlap(slot);
    }

    /** How many visits for a treatment there are each day, as a place counts its days; a hold is a visit to be. */
    Map<LocalDate, Long> visitsADay(UUID treatmentId, ZoneId zone) {
        return taken.stream()
                .filter(time -> treatmentId.equals(time.treatmentId()))
                .map(TakenTime::visitStart)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(start -> start.atZone(zone).toLocalDate(), Collectors.counting()));
    }

    private static Spans of(List<TakenTime> taken, By by) {
        return Spans.of(taken.stream()
                .filter(time -> time.by() == by)
                .map(TakenTime::during)
                .toList());
    }
}
