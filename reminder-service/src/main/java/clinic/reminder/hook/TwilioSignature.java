package clinic.reminder.hook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells what Twilio posted from what others did: HMAC-SHA1, under the account's token, of the address Twilio was given
 * and of all fields sorted by name. https://www.twilio.com/docs/usage/security#validating-requests
 */
final class TwilioSignature {

    private final String token;

    /** @param token of the account; without one nothing is genuine */
    TwilioSignature(String token) {
        this.token = token;
    }

    /** Compared in constant time. */
    boolean genuine(@Nullable String signature, String address, HookForm form) {
        return signature != null
                && !token.isBlank()
                && MessageDigest.isEqual(
                        of(address, form).getBytes(StandardCharsets.US_ASCII),
                        signature.getBytes(StandardCharsets.UTF_8));
    }

    String of(String address, HookForm form) {
        StringBuilder signed = new StringBuilder(address);
        form.sorted()
                .forEach((name, values) ->
                        values.forEach(value -> signed.append(name).append(value)));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HmacSHA1", impossible);
        }
    }
}
