package clinic.booking.me;

import clinic.contracts.SecretLink;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The codes that patients are sent. They are computed when needed, here and where they are sent; stored nowhere. */
@Component
class OneTimeCodes {

    private final SecretLink secret;

    OneTimeCodes(SecretLink secret) {
        this.secret = secret;
    }

    /** Whether this is the code of that request, with whatever spaces people put into it. */
    boolean is(String typed, UUID requestId, String nonce) {
        return secret.isCode(typed.replaceAll("\\s", ""), SecretLink.Purpose.SIGN_IN, requestId, nonce);
    }
}
