package clinic.booking.availability;

import java.util.List;

/** The time is not free, or no longer; these are the nearest that are. */
public class SlotTaken extends RuntimeException {

    private final transient List<FreeTime> alternatives;

    SlotTaken(List<FreeTime> alternatives) {
        super("The time is not free", null, false, false);
        this.alternatives = List.copyOf(alternatives);
    }

    public List<FreeTime> alternatives() {
        return alternatives;
    }
}
