package clinic.booking.appointment;

import java.util.UUID;

/** Staff asked for a visit that is not there; a patient's link never gets this far. */
public class NoSuchAppointment extends RuntimeException {

    public NoSuchAppointment(UUID id) {
        super("There is no visit " + id, null, false, false);
    }
}
