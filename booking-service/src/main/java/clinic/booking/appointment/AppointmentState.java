package clinic.booking.appointment;

/** Where a visit stands. */
public enum AppointmentState {
    BOOKED,
    CANCELLED,
    COMPLETED
}
