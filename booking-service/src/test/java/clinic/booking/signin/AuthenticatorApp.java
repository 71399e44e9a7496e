package clinic.booking.signin;

import clinic.booking.online.Browser.Page;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A phone with an app for one-time codes. It shares no line with what it is to agree with. */
final class AuthenticatorApp {

    private static final Pattern LINK = Pattern.compile("otpauth://totp/[^\"?]+\\?secret=([A-Z2-7]+)&amp;issuer=");

    private final byte[] secret;

    private AuthenticatorApp(byte[] secret) {
        this.secret = secret;
    }

    /** Reads the link on the page, which is what its picture says. */
    static AuthenticatorApp reading(Page page) {
        Matcher link = LINK.matcher(page.html());
        if (!link.find()) {
            throw new AssertionError("Nothing for an app in\n" + page.html());
        }
        return new AuthenticatorApp(decoded(link.group(1)));
    }

    /** What a key in Base32 (RFC 4648) stands for. */
    static byte[] decoded(String key) {
        ByteArrayOutputStream secret = new ByteArrayOutputStream();
        long bits = 0;
        int count = 0;
        for (char letter : key.toCharArray()) {
            bits = bits * 32 + (letter >= 'A' ? letter - 'A' : letter - '2' + 26);
            count += 5;
            if (count >= 8) {
                count -= 8;
                secret.write((int) (bits >> count));
            }
        }
        return secret.toByteArray();
    }

    /** What it shows at this half minute since 1970. */
    String at(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "RAW"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            long number = ByteBuffer.wrap(hash).getInt(hash[19] & 15) & 0x7fffffffL;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
