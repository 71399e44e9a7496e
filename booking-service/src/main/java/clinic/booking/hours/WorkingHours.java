package clinic.booking.hours;

import clinic.booking.catalogue.Offer;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** A stretch of each week in which a practitioner receives patients at a location; closing 00:00 is the day's end. */
public record WorkingHours(UUID practitionerId, UUID locationId, DayOfWeek weekday, LocalTime opens, LocalTime closes) {

    boolean isOf(Offer offer) {
        return practitionerId.equals(offer.practitioner().id())
                && locationId.equals(offer.location().id());
    }

    boolean isOn(LocalDate date) {
        return date.getDayOfWeek() == weekday;
    }

    List<TimeSlot> on(LocalDate date, ZoneId zone) {
        return WallClock.between(date, opens, closes, zone);
    }
}
