package clinic.booking.invite;

/** What an admin has just done, as the page says it. */
enum Change {
    INVITED,
    SAVED,
    LINK_SENT,
    FACTORS_RESET,
    SIGNED_OUT,
    REVOKED,
    RULE_SET,
    NEEDS_OWN
}
