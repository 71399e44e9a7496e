package clinic.booking.availability;

import clinic.booking.InvalidInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What staff set aside, as a request says it.
 *
 * @param rules as the refusal named them
 * @param reason why; without a word on the patient's health
 */
public record OverrideBody(
        @Nullable List<String> rules, @Nullable String reason) {

    /**
     * Null to be held to every rule.
     *
     * @throws InvalidInput without rules or a usable reason, and for rules that are none
     */
    public static @Nullable Exemption exemption(@Nullable OverrideBody override) {
        if (override == null) {
            return null;
        }
        if (override.rules() == null || override.rules().isEmpty()) {
            throw new InvalidInput("override.rules", "missing");
        }
        return Exemption.of(override.rules(), override.reason());
    }
}
