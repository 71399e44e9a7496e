package clinic.booking.availability;

import clinic.booking.NetworkAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for a hold. Nobody who books has a cookie, so a visitor is whoever knows the hold they had before; who hides
 * it is one of those who share a network address, of whom there may be only so many holds.
 *
 * @param earlierHold the visitor's own; it makes way for the new one if it is for the same treatment
 */
public record Visitor(String networkAddress, @Nullable UUID earlierHold) {

    private static final int FINGERPRINT = 12;

    /** Tells addresses apart without keeping them. Who has an IPv6 address has a whole network of them. */
    String fingerprint() {
        byte[] address = NetworkAddress.network(networkAddress).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(address);
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
