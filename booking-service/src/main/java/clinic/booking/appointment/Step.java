package clinic.booking.appointment;

import static clinic.booking.appointment.AppointmentState.ARRIVED;
import static clinic.booking.appointment.AppointmentState.BOOKED;
import static clinic.booking.appointment.AppointmentState.COMPLETED;
import static clinic.booking.appointment.AppointmentState.IN_TREATMENT;
import static clinic.booking.appointment.AppointmentState.NO_SHOW;

import clinic.booking.audit.Deed;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What staff do with a visit on its day. Each step leads from some states to one; for whoever clicked wrong there is one
 * that leads back.
 */
public enum Step {
    ARRIVE(ARRIVED, Deed.ARRIVED, BOOKED),
    TREAT(IN_TREATMENT, Deed.TREATMENT_BEGUN, BOOKED, ARRIVED),
    /** Also of one that the clock has completed: what a person says of it comes after. */
    COMPLETE(COMPLETED, Deed.COMPLETED, BOOKED, ARRIVED, IN_TREATMENT, COMPLETED),
    /** Also of one that the clock has completed, since nobody had said by then that the patient did not come. */
    MISS(NO_SHOW, Deed.MISSED, BOOKED, COMPLETED),
    TAKE_BACK_ARRIVAL(BOOKED, Deed.ARRIVAL_TAKEN_BACK, ARRIVED),
    TAKE_BACK_TREATMENT(ARRIVED, Deed.TREATMENT_TAKEN_BACK, IN_TREATMENT),
    TAKE_BACK_NO_SHOW(BOOKED, Deed.NO_SHOW_TAKEN_BACK, NO_SHOW),
    /** Back to where the visit stood, which it knows itself. */
    TAKE_BACK_COMPLETION(BOOKED, Deed.COMPLETION_TAKEN_BACK, COMPLETED);

    private final AppointmentState to;
    private final Deed deed;
    private final Set<AppointmentState> from;

    Step(AppointmentState to, Deed deed, AppointmentState... from) {
        this.to = to;
        this.deed = deed;
        this.from = Set.of(from);
    }

    /** Those that may be taken of a visit, if it is time for them. */
    public static List<Step> from(AppointmentState state) {
        return Arrays.stream(values()).filter(step -> step.leadsFrom(state)).toList();
    }

    boolean leadsFrom(AppointmentState state) {
        return from.contains(state);
    }

    public AppointmentState to() {
        return to;
    }

    /** Whether a visit that stands there stands where this leads. */
    public boolean hasLedTo(AppointmentState state) {
        return this == TAKE_BACK_COMPLETION ? state != COMPLETED && COMPLETE.leadsFrom(state) : state == to;
    }

    Deed deed() {
        return deed;
    }
}
