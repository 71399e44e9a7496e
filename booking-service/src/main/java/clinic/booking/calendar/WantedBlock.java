package clinic.booking.calendar;

import clinic.booking.InvalidInput;
import clinic.booking.KnownDays;
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

    private static final Duration LONGEST = Duration.ofDays(14);
    private static final int LONGEST_NOTE = 200;

    WantedBlock {
        note = note == null || note.isBlank() ? null : note.strip();
        KnownDays.read("start", start);
        KnownDays.read("end", end);
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
}
