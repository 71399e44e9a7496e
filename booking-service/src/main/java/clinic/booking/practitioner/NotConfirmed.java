package clinic.booking.practitioner;

import java.util.List;

/** Nothing was changed: first somebody has to read which visits it leaves outside, perhaps none. */
class NotConfirmed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<ComingVisit> touched;

    NotConfirmed(List<ComingVisit> touched) {
        super(null, null, false, false);
        this.touched = List.copyOf(touched);
    }

    List<ComingVisit> touched() {
        return touched;
    }
}
