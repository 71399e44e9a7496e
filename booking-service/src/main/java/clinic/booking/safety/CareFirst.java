package clinic.booking.safety;

import clinic.booking.catalogue.SafetyQuestion.Level;

/** A safety question was answered yes: care comes first, and nothing is booked. */
public class CareFirst extends RuntimeException {

    private final Level level;

    CareFirst(Level level) {
        super("Care comes first", null, false, false);
        this.level = level;
    }

    Level level() {
        return level;
    }
}
