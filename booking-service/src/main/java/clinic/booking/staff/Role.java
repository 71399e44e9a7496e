package clinic.booking.staff;

/** What a member of staff may do. An account without roles may do nothing. */
enum Role {
    RECEPTIONIST,
    PRACTITIONER,
    EDITOR,
    APPROVER,
    ADMIN;

    /** Those who meet patients; editors and approvers work with texts and see no visits. */
    static final String[] WHO_SEE_VISITS = {RECEPTIONIST.name(), PRACTITIONER.name(), ADMIN.name()};
}
