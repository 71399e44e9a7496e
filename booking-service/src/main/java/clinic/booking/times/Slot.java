package clinic.booking.times;

import clinic.booking.availability.FreeTime;
import clinic.booking.availability.Wish;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;

/** A time on a button: when, with whom and where, as one word in an address or a form. */
public record Slot(Instant start, UUID practitioner, UUID location) {

    public static Slot of(FreeTime time) {
        return new Slot(time.start(), time.practitioner().id(), time.location().id());
    }

    /**
     * Found by Spring's conversion of form fields.
     *
     * @throws IllegalArgumentException if it is no such word
     */
    public static Slot valueOf(String text) {
        String[] parts = text.split("~", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("Not a slot");
        }
        try {
            return new Slot(Instant.parse(parts[0]), UUID.fromString(parts[1]), UUID.fromString(parts[2]));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("Not a slot", e);
        }
    }

    public Wish wish(UUID treatment) {
        return new Wish(treatment, practitioner, location);
    }

    @Override
    public String toString() {
        return start + "~" + practitioner + "~" + location;
    }
}
