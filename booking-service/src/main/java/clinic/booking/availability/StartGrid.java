package clinic.booking.availability;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/** The times at which a visit may start: every so many minutes since midnight, on the clock of the location. */
record StartGrid(Duration step, ZoneId zone) {

    private static final int DAY = 24 * 60 * 60;

    boolean has(Instant start) {
        return start.getNano() == 0 && secondOfDay(start) % seconds() == 0;
    }

    /** All of them on dates from one up to, and not including, another; an hour that comes twice has its own twice. */
    List<Instant> on(LocalDate from, LocalDate until) {
        List<Instant> starts = new ArrayList<>();
        Instant end = until.atStartOfDay(zone).toInstant();
        for (Instant at = atOrAfter(from.atStartOfDay(zone).toInstant());
                at.isBefore(end);
                at = atOrAfter(at.plusSeconds(1))) {
            starts.add(at);
        }
        return starts;
    }

    private Instant atOrAfter(Instant from) {
        ZoneRules rules = zone.getRules();
        Instant at = from;
        while (true) {
            int second = secondOfDay(at);
            Instant next = at.plusSeconds(Math.min(Math.floorMod(-second, seconds()), DAY - second));
            ZoneOffset offset = rules.getOffset(at);
            if (rules.getOffset(next).equals(offset)) {
                return next;
            }
            // The clock jumps before then, and may land between two starts or on one.
            at = rules.nextTransition(at).getInstant();
        }
    }

    private int secondOfDay(Instant at) {
        return at.atZone(zone).toLocalTime().toSecondOfDay();
    }

    private int seconds() {
        return Math.toIntExact(step.toSeconds());
    }
}
