package clinic.booking.change;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose visits somebody may change.
 *
 * @param everybodys whether all are
 * @param practitionerId whose are, if not all; null when nobody's are
 */
record Reach(boolean everybodys, @Nullable UUID practitionerId) {

    static final Reach EVERYBODYS = new Reach(true, null);

    static Reach visitsOf(@Nullable UUID practitionerId) {
        return new Reach(false, practitionerId);
    }

    /** @throws NotYours when the visits of this practitioner are out of reach */
    void require(UUID practitioner) {
        if (!covers(practitioner)) {
            throw new NotYours();
        }
    }

    boolean covers(UUID practitioner) {
        return everybodys || practitioner.equals(practitionerId);
    }
}
