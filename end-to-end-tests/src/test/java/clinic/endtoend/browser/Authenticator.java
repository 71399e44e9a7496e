package clinic.endtoend.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What somebody holds in their hand: an app that shows codes, and a finger on a reader. */
public final class Authenticator {

    private static final int STEP_SECONDS = 30;

    private final byte[] secret;

    private Authenticator(byte[] secret) {
        this.secret = secret;
    }

    /** An app that was told the key on the page. */
    public static Authenticator app(String key) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long bits = 0;
        int count = 0;
        for (char letter : key.replace(" ", "").toCharArray()) {
            bits = bits * 32 + (letter >= 'A' ? letter - 'A' : letter - '2' + 26);
            count += 5;
            if (count >= 8) {
                count -= 8;
                bytes.write((int) (bits >> count));
            }
        }
        return new Authenticator(bytes.toByteArray());
    }

    /** What it shows now, or so many half minutes later. Phones know nothing of the clinic's clock. */
    public String code(int later) {
        long step = Clock.systemUTC().instant().getEpochSecond() / STEP_SECONDS + later;
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "RAW"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            return String.format(
                    Locale.ROOT, "%06d", (ByteBuffer.wrap(hash).getInt(hash[19] & 15) & Integer.MAX_VALUE) % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives a visitor's browser a device that knows its owner by finger, and is touched whenever it asks. */
    public static void inTheDeviceOf(Visitor visitor) {
        CDPSession devices = visitor.page().context().newCDPSession(visitor.page());
        devices.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject asked = new JsonObject();
        asked.add("options", options);
        devices.send("WebAuthn.addVirtualAuthenticator", asked);
    }
}
