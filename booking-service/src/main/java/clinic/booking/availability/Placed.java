package clinic.booking.availability;

import java.util.Set;

/**
 * What staff took for a visit.
 *
 * @param overridden the rules that would have closed it; empty when it was free as it was
 */
public record Placed(FreeTime time, Set<ClosedBy> overridden) {}
