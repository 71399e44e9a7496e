package clinic.booking.availability;

import clinic.booking.catalogue.Offer;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** A stretch of each week in which a practitioner receives patients at a location; closing 00:00 is the day's end. */
record WorkingHours(UUID practitionerId, UUID locationId, DayOfWeek weekday, LocalTime opens, LocalTime closes) {

    /**
     * The stretch on one day. Where clocks go forward, what the missing hour swallows is not there; where they go
     * back, the hour that comes twice counts twice.
     */
    Optional<TimeSlot> on(LocalDate date, ZoneId zone) {
        if (date.getDayOfWeek() != weekday) {
            return Optional.empty();
        }
        LocalDate lastDate = closes.equals(LocalTime.MIDNIGHT) ? date.plusDays(1) : date;
        Instant start = instant(date.atTime(opens), zone, false);
        Instant end = instant(lastDate.atTime(closes), zone, true);
        return start.isBefore(end) ? Optional.of(new TimeSlot(start, end)) : Optional.empty();
    }

    boolean isOf(Offer offer) {
        return practitionerId.equals(offer.practitioner().id())
                && locationId.equals(offer.location().id());
    }

    private static Instant instant(LocalDateTime local, ZoneId zone, boolean later) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            return Objects.requireNonNull(zone.getRules().getTransition(local)).getInstant();
        }
        return local.toInstant(later ? offsets.getLast() : offsets.getFirst());
    }
}
