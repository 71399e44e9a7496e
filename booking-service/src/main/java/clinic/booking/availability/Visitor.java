package clinic.booking.availability;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
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

    private static final int IPV6_NETWORK = 8;
    private static final int FINGERPRINT = 12;

    /** Tells addresses apart without keeping them. Who has an IPv6 address has a whole network of them. */
    String fingerprint() {
        byte[] address;
        try {
            InetAddress literal = InetAddress.ofLiteral(networkAddress);
            address = literal instanceof Inet6Address
                    ? Arrays.copyOf(literal.getAddress(), IPV6_NETWORK)
                    : literal.getAddress();
        } catch (IllegalArgumentException name) {
            address = networkAddress.getBytes(StandardCharsets.UTF_8);
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(address);
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
