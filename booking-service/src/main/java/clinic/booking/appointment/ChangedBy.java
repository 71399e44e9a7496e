package clinic.booking.appointment;

/** Who moves or cancels a visit; patients are held to the clinic's cut-off. */
enum ChangedBy {
    PATIENT,
    STAFF
}
