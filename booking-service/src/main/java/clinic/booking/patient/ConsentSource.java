package clinic.booking.patient;

/** Where a word on a consent came from. All of them write the same history, and the latest counts. */
public enum ConsentSource {
    /** Ticked while booking, or chosen by the link that whoever booked was given: by somebody who proved nothing else. */
    BOOKING,
    /** On the page behind the visit's own link. */
    OWN_PAGE,
    /** Told to somebody who works here. */
    STAFF,
    /** STOPP and its kin. */
    SMS,
    /** The one click in a mail's header or foot. */
    UNSUBSCRIBE,
    /** Told by the system that the clinic used before. */
    IMPORT,
    /** Another record of the same patient had no yes. */
    MERGE;

    /** Whether it was the patient who spoke, or somebody who knows them; whoever books may be anybody. */
    boolean isProved() {
        return this != BOOKING;
    }
}
