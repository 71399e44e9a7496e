package clinic.endtoend;

import java.util.Locale;

/** Every page that a patient can come to, and every state in which it looks different. */
enum Sight {
    START,
    CONDITIONS,
    CONDITION,
    TREATMENTS_FOR_A_CONDITION,
    WAYS_TO_BOOK,
    PRACTITIONER,
    FIRST_AVAILABLE,
    SAFETY,
    SAFETY_UNANSWERED,
    EMERGENCY,
    CONTACT_CARE,
    SOONEST_TIMES,
    WEEK,
    DAY_WITHOUT_TIMES,
    DETAILS,
    HOLD_EXPIRED,
    DETAILS_WITH_ERRORS,
    HOLD_EXTENDED,
    ANOTHER_TIME,
    SLOT_TAKEN,
    RECEIPT,
    CONSENTS,
    CONSENTS_SAVED,
    RESCHEDULE,
    RESCHEDULE_CONFIRMATION,
    MOVED,
    OWN_VISITS_ASKED_FOR,
    CONTACT_UNREADABLE,
    CODE,
    CODE_WRONG,
    BIRTH_DATE,
    BIRTH_DATE_WRONG,
    OWN_VISITS,
    CANCELLATION,
    CANCELLED,
    NO_VISIT_TO_COME,
    SIGNED_OUT,
    TOO_MANY_CODES,
    TOO_LATE_TO_CHANGE,
    VISIT_BEGUN,
    CHECK_IN,
    CHECK_IN_UNANSWERED,
    BAD_LINK,
    CHECK_IN_BAD_LINK,
    NO_SUCH_CONDITION,
    NOT_UNDERSTOOD,
    NO_SUCH_PAGE,
    SERVICE_AWAY,
    SIGN_IN;

    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
