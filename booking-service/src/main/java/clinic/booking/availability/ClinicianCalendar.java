package clinic.booking.availability;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one place that says what is free and that takes it. Every list, hold, booking and move asks here, so that
 * what is listed can be booked and nothing else can.
 */
@Component
public class ClinicianCalendar {

    /** The longest period that one question may cover. */
    public static final int MAX_DAYS = 31;

    /**
     * Free times in order. With no practitioner asked for there is one for each start and location, its
     * practitioner the one with the least to do that day.
     */
    public List<FreeTime> free(
            UUID treatmentId, @Nullable UUID practitionerId, @Nullable UUID locationId, LocalDate from, int days) {
        throw new UnsupportedOperationException();
    }

    /** The first day with a free time on or after the given one, within the booking horizon. */
    public Optional<LocalDate> firstFreeDay(
            UUID treatmentId, @Nullable UUID practitionerId, @Nullable UUID locationId, LocalDate from) {
        throw new UnsupportedOperationException();
    }

    /** The free times nearest to a start, the asked practitioner's before those of others. */
    public List<FreeTime> nearest(Wish wish, Instant start) {
        throw new UnsupportedOperationException();
    }

    /**
     * Keeps a time for someone who is filling in the form.
     *
     * @throws SlotTaken when the time is not free
     */
    public Hold hold(Wish wish, Instant start) {
        throw new UnsupportedOperationException();
    }

    /** What a hold keeps; empty once it has expired. */
    public Optional<Hold> held(UUID holdId) {
        throw new UnsupportedOperationException();
    }

    /** Lets a hold start over; empty when it has expired and its time has gone to someone else. */
    public Optional<Hold> extend(UUID holdId) {
        throw new UnsupportedOperationException();
    }

    /** Frees a hold before it expires. */
    public void release(UUID ownerId) {
        throw new UnsupportedOperationException();
    }
}
