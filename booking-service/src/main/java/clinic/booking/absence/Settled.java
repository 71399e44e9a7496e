package clinic.booking.absence;

import clinic.booking.appointment.AppointmentView;
import clinic.booking.patient.PatientView;
import org.jspecify.annotations.Nullable;

/**
 * A visit about which something was decided.
 *
 * @param visit as it is now
 * @param patient null for whoever was erased
 * @param chosen what the patient has booked instead of one that was cancelled
 * @param ring why somebody must ring; null when nobody must
 */
record Settled(
        Decision decision,
        AppointmentView visit,
        @Nullable PatientView patient,
        @Nullable AppointmentView chosen,
        @Nullable Ring ring) {}
