package clinic.booking.appointment;

/** Only a cancelled visit can come back. */
public class NotCancelled extends RuntimeException {

    private final AppointmentState state;

    NotCancelled(AppointmentState state) {
        super("The visit is " + state, null, false, false);
        this.state = state;
    }

    public AppointmentState state() {
        return state;
    }
}
