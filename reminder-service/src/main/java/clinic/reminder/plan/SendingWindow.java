package clinic.reminder.plan;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The hours in which a message that nobody waits for may arrive. */
public record SendingWindow(LocalTime opens, LocalTime closes) {

    public static final SendingWindow SHIPPED = new SendingWindow(LocalTime.of(8, 0), LocalTime.of(20, 0));

    /** The same instant if it lies in the window, else the next opening. */
    public Instant from(Instant due, ZoneId zone) {
        ZonedDateTime local = due.atZone(zone);
        if (local.toLocalTime().isBefore(opens)) {
            ZonedDateTime opening = local.toLocalDate().atTime(opens).atZone(zone);
            // Of an hour that comes twice, the second.
            return (opening.isBefore(local) ? opening.withLaterOffsetAtOverlap() : opening).toInstant();
        }
        return local.toLocalTime().isBefore(closes)
                ? due
                : local.toLocalDate().plusDays(1).atTime(opens).atZone(zone).toInstant();
    }
}
