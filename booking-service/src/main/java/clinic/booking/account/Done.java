package clinic.booking.account;

/** What the page tells somebody that they have just done. */
enum Done {
    REMOVED,
    ENDED,
    NEEDED,
    ALERTS_CHOSEN,
    PASSKEY_ADDED,
    PASSKEY_REMOVED
}
