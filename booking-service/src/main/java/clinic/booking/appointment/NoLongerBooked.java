package clinic.booking.appointment;

/** The visit has been cancelled or has taken place, so it can no longer be changed. */
public class NoLongerBooked extends RuntimeException {

    private final AppointmentState state;

    NoLongerBooked(AppointmentState state) {
        super("The visit is " + state, null, false, false);
        this.state = state;
    }

    public AppointmentState state() {
        return state;
    }
}
