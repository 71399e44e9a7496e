package clinic.booking.planted;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Planted: a day that depends on where the server stands. */
public class AsksTheDefaultZone {

    public LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneId.systemDefault());
    }
}
