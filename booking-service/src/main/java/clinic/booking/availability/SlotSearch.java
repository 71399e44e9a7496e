package clinic.booking.availability;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Hours minus taken time, on the quarters of the location's clock.
 *
 * @param length of the visit
 * @param earliest no visit starts before this
 */
record SlotSearch(Duration length, Instant earliest) {

    private static final int GRID_SECONDS = 15 * 60;

    /** Every slot that fits inside the open hours, overlaps nothing taken and starts late enough. */
    List<TimeSlot> in(TimeSlot open, ZoneId zone, List<TimeSlot> taken) {
        List<TimeSlot> free = new ArrayList<>();
        Instant from = open.start().isBefore(earliest) ? earliest : open.start();
        for (Instant start = nextQuarter(from, zone);
                !start.plus(length).isAfter(open.end());
                start = start.plusSeconds(GRID_SECONDS)) {
            TimeSlot slot = new TimeSlot(start, start.plus(length));
            if (taken.stream().noneMatch(slot::overlaps)) {
                free.add(slot);
            }
        }
        return free;
    }

    private static Instant nextQuarter(Instant from, ZoneId zone) {
        Instant whole = from.getNano() == 0 ? from : Instant.ofEpochSecond(from.getEpochSecond() + 1);
        long local = whole.getEpochSecond() + zone.getRules().getOffset(whole).getTotalSeconds();
        return whole.plusSeconds(Math.floorMod(-local, GRID_SECONDS));
    }
}
