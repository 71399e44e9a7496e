package clinic.booking.issuer;

import java.util.Locale;

/** Why nobody was let in. The page says it in a sentence, the log by this name. */
enum Refusal {
    /** The issuer does not answer. */
    AWAY,
    /** Not asked by this browser, asked too long ago, or answered before. */
    OVER,
    /** Somebody chose to stop there. */
    STOPPED,
    /** What came back was not made for us now, or not by the issuer. */
    UNTRUSTED,
    /** Nobody was invited under this address, and the clinic adds nobody by itself. */
    UNKNOWN,
    /** The issuer has not made sure that the address is theirs. */
    UNVERIFIED,
    /** The issuer gives them no role that means anything here. */
    NO_ROLE,
    /** The account was closed here. */
    CLOSED,
    /** They have proved less than the clinic asks for. */
    TOO_LITTLE,
    /** They were to prove anew who they are, and did not. */
    NOT_ANEW,
    /** They were to prove who they are, and are somebody else. */
    SOMEBODY_ELSE;

    /** As addresses and messages write it. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Thrown where it is found. */
    static final class Refused extends RuntimeException {

        private final transient Refusal why;

        Refused(Refusal why) {
            this(why, why.name());
        }

        /** @param told for the log: neither a name nor anything of what was refused */
        Refused(Refusal why, String told) {
            super(told, null, false, false);
            this.why = why;
        }

        Refusal why() {
            return why;
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }
}
