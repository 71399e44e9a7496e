package clinic.booking.issuer;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a session knows of the one at the issuer that it came from, so that both can end together.
 *
 * @param subject who it is there
 * @param session its name there, if it says one
 * @param idToken shown to it at sign-out, so that it asks nothing
 */
record AtIssuer(String subject, @Nullable String session, String idToken) implements Serializable {

    static final String ATTRIBUTE = "at-issuer";

    /** Without the token, wherever it may be written. */
    @Override
    public String toString() {
        return "AtIssuer[" + session + "]";
    }
}
