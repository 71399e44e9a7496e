package clinic.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Free ports for the parts, and a plain word about one that is taken. */
class Ports {

    /** Below the range from which the system takes ports for outgoing connections: those vanish between two looks. */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;
    private static final int CONNECT_MILLIS = 300;

    private final RandomGenerator random = new Random();
    private final Set<Integer> given = new LinkedHashSet<>();

    /** A port that is free now and was not given to anybody else by this object. */
    int free() {
        while (true) {
            int port = random.nextInt(FIRST, LAST);
            if (isFree(port) && given.add(port)) {
                return port;
            }
        }
    }

    static void mustBeFree(int port) {
        if (!isFree(port)) {
            throw new Refusal(
                    "Port %d is taken by another program: stop it, or start the clinic on another port with ./clinic up --port %d"
                            .formatted(port, port == 65_535 ? 8081 : port + 1));
        }
    }

    static boolean isFree(int port) {
        // Binding alone would not notice, on some systems, a program that listens on all addresses.
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return false;
        } catch (IOException nobodyThere) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.isBound();
            } catch (IOException takenOrForbidden) {
                return false;
            }
        }
    }
}
