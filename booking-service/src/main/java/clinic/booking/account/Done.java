package clinic.booking.account;

/** What the page tells somebody that they have just done. */
enum Done {
    REMOVED,
    ENDED,
    NEEDED,
    PASSKEY_ADDED,
    PASSKEY_REMOVED
}
