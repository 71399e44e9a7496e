package clinic.booking.availability;

import java.util.List;

/** Staff cannot have this time for a visit: why, and what is free nearby. */
public class PlaceRefused extends RuntimeException {

    private final transient List<ClosedBy> closedBy;
    private final transient List<FreeTime> alternatives;

    PlaceRefused(List<ClosedBy> closedBy, List<FreeTime> alternatives) {
        super("The time is closed by " + closedBy, null, false, false);
        this.closedBy = List.copyOf(closedBy);
        this.alternatives = List.copyOf(alternatives);
    }

    /** Wherever the practitioner is, they do not give the treatment. */
    public static PlaceRefused notGiven() {
        return new PlaceRefused(List.of(ClosedBy.NOT_GIVEN), List.of());
    }

    /** Every rule that closes it. */
    public List<ClosedBy> closedBy() {
        return closedBy;
    }

    /** Whether it can be had all the same, by saying why. */
    public boolean overridable() {
        return closedBy.stream().allMatch(ClosedBy::yieldsToStaff);
    }

    public List<FreeTime> alternatives() {
        return alternatives;
    }
}
