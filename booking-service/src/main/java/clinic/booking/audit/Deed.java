package clinic.booking.audit;

/** What somebody did. */
public enum Deed {
    BOOKED,
    MOVED,
    CANCELLED,
    REINSTATED,
    CONFIRMED,
    COMPLETED,

    /** Said that the patient is here, is being treated, did not come; or that this was said by mistake. */
    ARRIVED,
    TREATMENT_BEGUN,
    MISSED,
    ARRIVAL_TAKEN_BACK,
    TREATMENT_TAKEN_BACK,
    NO_SHOW_TAKEN_BACK,
    COMPLETION_TAKEN_BACK,

    /** Chose in which language and about what the clinic writes. */
    MESSAGES_CHOSEN,
    CONSENT_WITHDRAWN,

    /** Said that where the patient is must not become known; or that it may again. */
    IDENTITY_PROTECTED,
    IDENTITY_OPENED,

    /** Made all private links of the patient anew: what was sent opens nothing any more. */
    LINKS_RENEWED,

    /** Removed all of the patient that care law does not keep. */
    ERASED,

    /** Removed what care law had kept of an erased patient, when it had been kept long enough. */
    CARE_LET_GO,

    /** Signed in as the patient, and so saw their visits. */
    SIGNED_IN,

    /** Changed how soon and how far ahead a treatment can be booked. */
    BOOKING_WINDOW_SET,

    /** Added a treatment; changed what it is; what it needs of rooms; what is asked before it. */
    TREATMENT_ADDED,
    TREATMENT_CHANGED,
    TREATMENT_ROOMS_SET,
    INTAKE_QUESTIONS_SET,

    /** Took a treatment out of what can be booked, or put it back. */
    TREATMENT_RETIRED,
    TREATMENT_REOPENED,

    /** Added a room or a piece of equipment; changed it; took it out of use, or put it back. */
    ROOM_ADDED,
    ROOM_CHANGED,
    ROOM_RETIRED,
    ROOM_REOPENED,

    /** Added a location; changed what patients are told of it. */
    LOCATION_ADDED,
    LOCATION_CHANGED,

    /** Said that a practitioner is away, which closed their time; or that they are here after all. */
    ABSENCE_NOTED,
    ABSENCE_TAKEN_BACK,

    /** Laid up a file of patients or visits; had it taken in; had that stopped; threw it away. */
    IMPORT_LAID_UP,
    IMPORT_BEGUN,
    IMPORT_STOPPED,
    IMPORT_REMOVED,

    /** Looked at rows of such a file; took out those that were refused. */
    IMPORT_SEEN,
    IMPORT_TAKEN_OUT,

    /** Recorded by an import. */
    BROUGHT_IN,

    /** Added or took away a number or an address; had messages sent to another one. */
    CONTACT_ADDED,
    CONTACT_REMOVED,
    MESSAGES_REDIRECTED,

    /** Made an account of staff; changed whose visits are its own or where its mails go; said what it may do. */
    ACCOUNT_ADDED,
    ACCOUNT_CHANGED,
    ROLES_GIVEN,

    /** Signed in by the outside issuer for the first time; came with other roles than before. */
    ACCOUNT_LINKED,
    ROLES_TAKEN_OVER,

    /** Closed an account; ended all its sessions. */
    ACCOUNT_CLOSED,
    ACCOUNT_SIGNED_OUT,

    /** Had a link for a new password sent to an account; chose a password by one. */
    PASSWORD_LINK_SENT,
    PASSWORD_CHOSEN,

    /** Took from an account whatever it signed in with besides its password. */
    FACTORS_RESET,

    /** Asked everybody of staff for a second factor; or left it to each. */
    SECOND_FACTOR_NEEDED,
    SECOND_FACTOR_OPTIONAL,

    /** Added a practitioner; changed what patients are told of them or can book with them. */
    PRACTITIONER_ADDED,
    PRACTITIONER_CHANGED,

    /** Said from which day on somebody receives no more patients; or that they do after all. */
    PRACTITIONER_RETIRED,
    PRACTITIONER_BACK,

    /** Set the hours of the week of a practitioner, from some date on. */
    HOURS_SET,

    /** Said what is different on dates: a practitioner is away, or has other or further hours. */
    DATES_CHANGED,

    /** Closed a location on a day; opened it again. */
    DAY_CLOSED,
    DAY_OPENED,

    /** Said that two records are of one patient, which made them one; or that they are of two. */
    MERGED,
    FOUND_TO_BE_TWO,

    /** Wrote name, birth date or contacts anew. */
    DETAILS_CORRECTED,

    /** Took upon themselves what there is to do, for the patient or about content, or gave it back. */
    TASK_CLAIMED,
    TASK_HANDED_BACK,

    /** Has looked at what there is to do; has done it. */
    TASK_ACKNOWLEDGED,
    TASK_CLOSED,

    /** Opened the page of a visit or of a patient, or asked for it. */
    SEEN,

    /** Opened what a patient answered in check-ins and was told. */
    ANSWERS_SEEN,

    /** Decided about a follow-up, or to write again to an address that took no messages. */
    FOLLOW_UP_STARTED,
    FOLLOW_UP_CHANGED,
    FOLLOW_UP_PAUSED,
    FOLLOW_UP_RESUMED,
    FOLLOW_UP_STOPPED,
    ADDRESS_BELIEVED,

    /** Looked for patients and was shown this one in the list. */
    FOUND,

    /** Took out all that is held about the patient. */
    EXTRACTED,

    /** Read the audit: all of it, or of one patient. */
    AUDIT_SEEN,

    /** Was shown a day of the calendar; looking again within minutes is the same look. */
    CALENDAR_SEEN,

    /** Was shown what there is to do, and for whom; looking again within minutes is the same look. */
    TASKS_SEEN,

    /** Was shown what patients had booked, moved and cancelled, and who they are; within minutes that is the same look. */
    ALERTS_SEEN,

    /** Kept some of a practitioner's or a room's time free of patients; or no longer. */
    TIME_BLOCKED,
    TIME_OPENED
}
