package clinic.booking.availability;

import clinic.booking.audit.Overridden;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What staff took for a visit.
 *
 * @param overridden the rules that would have closed it; empty when it was free as it was
 */
public record Placed(FreeTime time, Set<ClosedBy> overridden) {

    /** What the audit says of it; null where nothing was set aside, whatever reason was given. */
    public @Nullable Overridden because(@Nullable Exemption exemption) {
        if (overridden.isEmpty() || exemption == null) {
            return null;
        }
        String rules = overridden.stream().sorted().map(ClosedBy::code).collect(Collectors.joining(" "));
        return new Overridden(rules, exemption.reason());
    }
}
