package clinic.content.editorial;

/** What was asked for cannot be done to this item now; nothing was changed. */
class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** In {@code editorial.refused.…} of the messages. */
    enum Because {
        /** It is in another state by now. */
        NOT_IN_THIS_STATE,
        /** Somebody else did something to it since the page was shown. */
        CHANGED_MEANWHILE,
        /** Whoever wrote in it cannot approve it. */
        OWN_WORDS,
        /** Only a clinician who approves may do this. */
        ONLY_A_CLINICIAN,
        /** Only who writes or approves may do this. */
        ONLY_WHO_WRITES,
        /** A next version is on its way already. */
        UNDER_WAY,
        /** It has faults. */
        NOT_WHOLE,
        /** Why it is done must be said. */
        NO_REASON,
        /** Name and title of who stands for it must be said. */
        NO_TITLE,
        /** A published plan uses it. */
        USED_BY_A_PLAN
    }

    private final Because because;

    Refused(Because because) {
        super(because.name());
        this.because = because;
    }

    Because because() {
        return because;
    }
}
