package clinic.booking.appointment;

/** From where the visit stands this step leads nowhere. */
public class StepRefused extends RuntimeException {

    private final AppointmentState state;

    StepRefused(Step step, AppointmentState state) {
        super("A visit that is " + state + " cannot " + step, null, false, false);
        this.state = state;
    }

    public AppointmentState state() {
        return state;
    }
}
