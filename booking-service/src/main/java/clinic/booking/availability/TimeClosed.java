package clinic.booking.availability;

import java.util.Set;

/** Rules close the time that staff want for a visit; what the caller has done so far must be rolled back. */
public class TimeClosed extends RuntimeException {

    private final transient Set<ClosedBy> closedBy;

    TimeClosed(Set<ClosedBy> closedBy) {
        super("The time is closed by " + closedBy, null, false, false);
        this.closedBy = Set.copyOf(closedBy);
    }

    public Set<ClosedBy> closedBy() {
        return closedBy;
    }
}
