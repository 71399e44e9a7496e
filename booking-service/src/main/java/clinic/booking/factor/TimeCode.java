package clinic.booking.factor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The six digits that an authenticator app shows for half a minute: RFC 6238 with HMAC-SHA-1, as all apps have it. */
final class TimeCode {

    static final int SECONDS_A_STEP = 30;

    private static final int CODES = 1_000_000;
    /** A phone's clock may be late, and so may its reader; more would only make guessing easier. */
    private static final int STEPS_AWAY = 1;

    private TimeCode() {}

    static String at(long step, byte[] secret) {
        byte[] mac = mac(step, secret);
        int offset = mac[mac.length - 1] & 0xf;
        int bits = ByteBuffer.wrap(mac).getInt(offset) & Integer.MAX_VALUE;
        return String.format(Locale.ROOT, "%06d", bits % CODES);
    }

    /** The step near now that this is the code of. Every one is looked at, so that time tells nothing. */
    static OptionalLong step(String typed, long now, byte[] secret) {
        OptionalLong found = OptionalLong.empty();
        for (long step = now - STEPS_AWAY; step <= now + STEPS_AWAY; step++) {
            boolean same = MessageDigest.isEqual(
                    at(step, secret).getBytes(StandardCharsets.US_ASCII), typed.getBytes(StandardCharsets.UTF_8));
            found = same ? OptionalLong.of(step) : found;
        }
        return found;
    }

    private static byte[] mac(long step, byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, mac.getAlgorithm()));
            return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HmacSHA1", impossible);
        }
    }
}
