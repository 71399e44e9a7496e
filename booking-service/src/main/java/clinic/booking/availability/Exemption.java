package clinic.booking.availability;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rules of availability that staff set aside for one visit. They are named, so that a reason for one never opens
 * another that closes the time meanwhile.
 *
 * @param rules those that staff were shown
 * @param reason why, without a word on the patient's health; the audit keeps it
 */
public record Exemption(Set<ClosedBy> rules, String reason) {

    public static final int LONGEST_REASON = 500;

    /**
     * As it was typed or sent; null when no rules are named.
     *
     * @throws InvalidInput without a usable reason, and for rules that are none
     */
    public static @Nullable Exemption of(@Nullable Collection<String> codes, @Nullable String reason) {
        if (codes == null || codes.isEmpty()) {
            return null;
        }
        List<Fault> faults = new ArrayList<>();
        Set<ClosedBy> rules = EnumSet.noneOf(ClosedBy.class);
        codes.forEach(code -> ClosedBy.of(code)
                .ifPresentOrElse(rules::add, () -> faults.add(new Fault("override.rules", "unknown-rule"))));
        String why = reason == null ? "" : reason.strip();
        if (why.isEmpty()) {
            faults.add(new Fault("override.reason", "no-reason"));
        }
        if (why.length() > LONGEST_REASON) {
            faults.add(new Fault("override.reason", "too-long"));
        }
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
        return new Exemption(Collections.unmodifiableSet(rules), why);
    }

    /** Those that it sets aside; none where there is none. */
    public static Set<ClosedBy> rules(@Nullable Exemption exemption) {
        return exemption == null ? Set.of() : exemption.rules();
    }
}
