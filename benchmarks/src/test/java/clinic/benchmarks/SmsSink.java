package clinic.benchmarks;

import clinic.benchmarks.floor.Taken;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An SMS provider that speaks like 46elks, takes every SMS and never reports of one. https://46elks.com/docs/send-sms */
final class SmsSink implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Taken taken;

    SmsSink(Taken taken) throws IOException {
        this.taken = taken;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The address for the receipt is another one for every message, and nobody else is told it. */
    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String receipt = Arrays.stream(form.split("&"))
                    .filter(field -> field.startsWith("whendelivered="))
                    .findFirst()
                    .orElseThrow();
            taken.add(URLDecoder.decode(receipt, StandardCharsets.UTF_8));
            byte[] answer = "{\"id\":\"s%d\",\"status\":\"created\"}"
                    .formatted(taken.count())
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
