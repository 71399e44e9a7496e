package clinic.booking.appointment;

import java.util.Locale;

/** Where a visit stands. That its patient has confirmed it is a fact of a booked one, not a state. */
public enum AppointmentState {
    BOOKED,
    /** The patient is here and waits. */
    ARRIVED,
    IN_TREATMENT,
    COMPLETED,
    /** The patient did not come. */
    NO_SHOW,
    CANCELLED;

    /** As the API names it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
