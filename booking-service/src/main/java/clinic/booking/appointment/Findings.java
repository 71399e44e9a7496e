package clinic.booking.appointment;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a practitioner says about a visit that took place; it decides which advice the patient gets, and nothing infers it.
 *
 * @param mechanism what is behind the condition; null where nobody said
 * @param switches the choice by the condition's switch; one that nobody set is not there
 */
public record Findings(@Nullable String mechanism, Map<String, String> switches) {

    public static final Findings NONE = new Findings(null, Map.of());

    /** Says nothing of the patient: what is printed may end in a log. */
    @Override
    public String toString() {
        return "Findings";
    }
}
