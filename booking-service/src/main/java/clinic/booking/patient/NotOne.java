package clinic.booking.patient;

import java.util.Locale;

/** Two records were not made one. */
public class NotOne extends RuntimeException {

    /** Why they were not. */
    public enum Why {
        /** A record and itself. */
        SAME_RECORD,
        /** One of them is a pointer already. */
        ALREADY_MERGED,
        /** One of them has a protected identity, which is an admin's to decide. */
        PROTECTED_IDENTITY,
        /** One of them is not as it was when it was looked at. */
        CHANGED_MEANWHILE,
        /** Nobody, or nobody any more, is a patient under one of the ids. */
        NO_SUCH_PATIENT,
        REASON_MISSING,
        REASON_TOO_LONG;

        /** As pages and the API name it. */
        public String code() {
            return "merge-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Why why;

    public NotOne(Why why) {
        super(why.code(), null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
