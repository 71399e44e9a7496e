package clinic.booking.calendar;

import clinic.booking.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Time that somebody wants kept free of patients.
 *
 * @param resource the practitioner or the room
 * @param note why, for colleagues; nothing about a patient belongs there
 */
record WantedBlock(
        UUID resource, Instant start, Instant end, @Nullable String note) {

    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");
    private static final Duration LONGEST = Duration.ofDays(14);
    private static final int LONGEST_NOTE = 200;

    WantedBlock {
        note = note == null || note.isBlank() ? null : note.strip();
        requireKeepable(start, "start");
        requireKeepable(end, "end");
        if (!start.isBefore(end)) {
            throw new InvalidInput("end", "block-ends-before-it-starts");
        }
        if (end.isAfter(start.plus(LONGEST))) {
            throw new InvalidInput("end", "block-too-long");
        }
        if (note != null && note.length() > LONGEST_NOTE) {
            throw new InvalidInput("note", "note-too-long");
        }
    }

    /** Nobody means a day that no calendar shows, and the database keeps not all of them. */
    private static void requireKeepable(Instant time, String field) {
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw new InvalidInput(field, "unreadable");
        }
    }
}
