package clinic.booking.setup;

import java.util.List;

/** Visits ahead are touched by a change, and whoever makes it has not yet seen how many, or saw another number. */
class TouchesVisits extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Touch> touches;

    TouchesVisits(List<Touch> touches) {
        super("It touches visits: " + Touch.agreement(touches), null, false, false);
        this.touches = List.copyOf(touches);
    }

    List<Touch> touches() {
        return touches;
    }
}
