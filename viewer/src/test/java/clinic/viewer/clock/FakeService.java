package clinic.viewer.clock;

import clinic.clock.Pulse;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A service that speaks pulse and clock and does what is due a few looks after its clock has passed it. */
final class FakeService implements AutoCloseable {
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpServer server;
    private final Clock real;
    private final NavigableMap<Instant, Runnable> due = new TreeMap<>();
    final List<Duration> told = new ArrayList<>();
    private Duration offset = Duration.ZERO;
    private int looksUntilDone;
    private long activity;
    private boolean neverQuiet;

    FakeService(Clock real) throws IOException {
        this.real = real;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/internal/pulse", exchange -> answer(exchange, 200, pulse()));
        server.createContext("/internal/clock", this::move);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized FakeService does(Instant at, Runnable work) {
        due.put(at, work);
        looksUntilDone = 2;
        return this;
    }

    synchronized void neverComesToRest() {
        neverQuiet = true;
    }

    synchronized Instant now() {
        return real.instant().plus(offset);
    }

    private synchronized Pulse pulse() {
        if (!due.isEmpty() && !due.firstKey().isAfter(now())) {
            if (looksUntilDone-- > 0) {
                return new Pulse(now(), due.firstKey(), false, activity);
            }
            activity++;
            looksUntilDone = 2;
            due.pollFirstEntry().getValue().run();
            return new Pulse(now(), nextDue(), false, activity);
        }
        return new Pulse(now(), nextDue(), !neverQuiet, activity);
    }

    private @Nullable Instant nextDue() {
        return due.isEmpty() ? null : due.firstKey();
    }

    private void move(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        synchronized (this) {
            offset = Duration.parse(json.readTree(body).get("offset").asString());
            told.add(offset);
        }
        answer(exchange, 200, pulse());
    }

    private void answer(HttpExchange exchange, int status, Pulse pulse) throws IOException {
        byte[] bytes = json.writeValueAsBytes(pulse);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
