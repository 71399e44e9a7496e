package clinic.booking.limits;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Whom a network address stands for when it is counted. */
final class NetworkAddress {

    private static final int HOUSEHOLD = 8;

    private NetworkAddress() {}

    /** Of IPv6 the first half: the other half is the household's own to choose, a new one for each try if it likes. */
    static String counted(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            // A literal address, so nobody is asked for its name.
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length > HOUSEHOLD * 2 - 1 ? Arrays.toString(Arrays.copyOf(bytes, HOUSEHOLD)) : address;
        } catch (UnknownHostException notAnAddress) {
            return address;
        }
    }
}
