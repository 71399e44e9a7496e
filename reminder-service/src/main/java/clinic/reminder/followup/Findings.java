package clinic.reminder.followup;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a clinician said about a visit, which decides about advice. Nothing in here is inferred.
 *
 * @param mechanism which of the condition's mechanisms; null where nobody said
 * @param switches the choice by the condition's switch; one that nobody set is not there
 */
public record Findings(@Nullable String mechanism, Map<String, String> switches) {

    static final Findings NONE = new Findings(null, Map.of());

    public Findings {
        switches = Map.copyOf(switches);
    }

    /** What was not said before. What was stays sayable, whatever the condition has become since. */
    Findings beyond(Findings before) {
        Map<String, String> added = new HashMap<>(switches);
        added.entrySet().removeAll(before.switches().entrySet());
        return new Findings(Objects.equals(mechanism, before.mechanism()) ? null : mechanism, added);
    }

    /** Says nothing of the patient: what is printed may end in a log. */
    @Override
    public String toString() {
        return "Findings";
    }
}
