package clinic.reminder.editing;

import java.io.Serial;

/** The template has another version in force than the one that was seen. */
final class ChangedMeanwhile extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int version;

    ChangedMeanwhile(int version) {
        super("In force is version " + version);
        this.version = version;
    }

    int version() {
        return version;
    }
}
