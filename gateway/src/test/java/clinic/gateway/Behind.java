package clinic.gateway;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What the gateway leads to in a test: services that answer as they are told to, until the class has ended. */
final class Behind implements AfterAllCallback {

    private final List<HttpServer> services = new ArrayList<>();

    /** Begins to answer; says where. */
    String service(HttpHandler answer) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", answer);
            server.start();
            services.add(server);
            return "http://127.0.0.1:" + server.getAddress().getPort();
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** Where nobody answers. */
    static String nobody() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    @Override
    public void afterAll(ExtensionContext ended) {
        services.forEach(service -> service.stop(0));
    }
}
