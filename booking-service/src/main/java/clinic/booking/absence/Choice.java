package clinic.booking.absence;

import clinic.booking.availability.FreeTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What is chosen for a visit. */
sealed interface Choice {

    Decision.Kind kind();

    /** To another time, or to a colleague, or both. */
    record Move(UUID practitionerId, Instant start) implements Choice {

        @Override
        public Decision.Kind kind() {
            return Decision.Kind.MOVE;
        }
    }

    /** Its time is given back, or left to whoever rings. */
    record Stay(Decision.Kind kind) implements Choice {}

    /** How the form says that a visit is to be moved there. */
    static String code(FreeTime time) {
        return Decision.Kind.MOVE + " " + time.practitioner().id() + " " + time.start();
    }

    /** Empty for what no form of ours sends. */
    static Optional<Choice> of(String code) {
        String[] words = code.split(" ", -1);
        try {
            Decision.Kind kind = Decision.Kind.valueOf(words[0]);
            if (kind != Decision.Kind.MOVE) {
                return Optional.of(new Stay(kind));
            }
            return words.length == 3
                    ? Optional.of(new Move(UUID.fromString(words[1]), Instant.parse(words[2])))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
