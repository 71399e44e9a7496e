package clinic.booking;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/** Whom a network address stands for when it is counted. */
public final class NetworkAddress {

    private static final int HOUSEHOLD = 8;

    private NetworkAddress() {}

    /** In one spelling; IPv6 has several, and may name the network card it came by. */
    public static String plain(String address) {
        String literal = address.replaceFirst("%.*$", "");
        try {
            return InetAddress.ofLiteral(literal).getHostAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return literal;
        }
    }

    /** Of IPv6 the first half: the other half is the household's own to choose, a new one for each try if it likes. */
    public static String counted(String plain) {
        try {
            return InetAddress.ofLiteral(plain) instanceof Inet6Address address
                    ? Arrays.toString(Arrays.copyOf(address.getAddress(), HOUSEHOLD))
                    : plain;
        } catch (IllegalArgumentException notAnAddress) {
            return plain;
        }
    }

    /** Who is counted of those that may spell their address as they like. */
    public static String network(String address) {
        return counted(plain(address));
    }
}
