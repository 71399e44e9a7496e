package clinic.booking.me;

import clinic.contracts.SecretLink;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The codes that patients are sent. They are computed when needed, here and where they are sent; stored nowhere. */
@Component
class OneTimeCodes {

    private final SecretLink secret;

    OneTimeCodes(@Value("${clinic.links.key}") String key, @Value("${clinic.links.key-id:a}") char keyId) {
        this.secret = new SecretLink(keyId, key);
    }

    /** Whether this is the code of that request, with whatever spaces people put into it. */
    boolean is(String typed, UUID requestId, String nonce) {
        String code = secret.code(SecretLink.Purpose.SIGN_IN, requestId, nonce);
        return MessageDigest.isEqual(
                code.getBytes(StandardCharsets.US_ASCII),
                typed.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8));
    }
}
