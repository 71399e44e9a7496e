package clinic.reminder;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An SMS provider with all its bad days, whatever language it speaks. It is not ours: this stands in for it. */
public abstract class SmsServer implements AutoCloseable {

    /** What the provider does with a request that is well formed. */
    public enum Day {
        GOOD,
        BAD_NUMBER,
        NOT_ABOUT_THE_NUMBER,
        OPTED_OUT,
        NO_CREDIT,
        BUSY,
        AWAY,
        SLOW,
        SILENT,
        TAKES_AND_HANGS_UP,
        TAKES_AND_IS_SILENT,
        GARBAGE,
        DRIPPING,
        HANGS_UP
    }

    /** An SMS the provider was asked to send, whether it said so or not. */
    public record Sms(String from, String to, String message, String whendelivered) {}

    /** An SMS that was accepted, under a number that no other has. */
    record Accepted(int number, Sms sms, Instant at) {}

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    /** Later than any clock of a test: those are moved forward. */
    private static final Instant LATER_THAN_ANY_CLOCK = Instant.parse("2099-11-23T08:00:00Z");

    private final HttpServer server;
    private final String credentials;
    private final CopyOnWriteArrayList<Sms> asked = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<Accepted> accepted = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Day day = Day.GOOD;
    private volatile Duration busyFor = Duration.ofSeconds(1);
    private volatile Instant now = LATER_THAN_ANY_CLOCK;

    SmsServer(String path, String username, String password) {
        credentials = "Basic "
                + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(path, this::serve);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void has(Day newDay) {
        busyFor = Duration.ofSeconds(1);
        day = newDay;
    }

    /** Too much to do, and not to be asked again for so long. */
    public void isBusyFor(Duration span) {
        has(Day.BUSY);
        busyFor = span;
    }

    /** What its own clock shows. */
    public void isAt(Instant time) {
        now = time;
    }

    public Stream<Sms> askedFor(String number) {
        return asked.stream().filter(sms -> sms.to().equals(number));
    }

    public Stream<Sms> acceptedFor(String number) {
        return accepted.stream().map(Accepted::sms).filter(sms -> sms.to().equals(number));
    }

    /** As if nobody had ever asked it for anything: numbers of fiction are few, and every test has them. */
    public void forget() {
        asked.clear();
        accepted.clear();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!credentials.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                stranger(exchange);
            } else if (exchange.getRequestMethod().equals("GET")) {
                history(exchange);
            } else {
                take(exchange);
            }
        }
    }

    private void history(HttpExchange exchange) throws IOException {
        if (day == Day.AWAY || day == Day.SILENT) {
            away(exchange);
            return;
        }
        Map<String, String> query = pairs(exchange.getRequestURI().getRawQuery());
        history(exchange, query);
    }

    /** What was accepted for a number, the newest first. */
    List<Accepted> newestFor(String to) {
        return accepted.stream()
                .filter(sms -> sms.sms().to().equals(to))
                .toList()
                .reversed();
    }

    /** Its number. */
    private int accept(Sms sms) {
        int number = NUMBERS.getAndIncrement();
        accepted.add(new Accepted(number, sms, now));
        return number;
    }

    private void take(HttpExchange exchange) throws IOException {
        Sms sms = read(pairs(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        asked.add(sms);
        switch (day) {
            case GOOD -> yes(exchange, accept(sms), sms);
            case BAD_NUMBER -> badNumber(exchange);
            case NOT_ABOUT_THE_NUMBER -> notAboutTheNumber(exchange);
            case OPTED_OUT -> optedOut(exchange);
            case NO_CREDIT -> noCredit(exchange);
            case BUSY -> {
                exchange.getResponseHeaders().set("Retry-After", Long.toString(busyFor.toSeconds()));
                busy(exchange);
            }
            case AWAY -> away(exchange);
            case GARBAGE -> answer(exchange, 200, "<html>welcome to the hotel</html>");
            case HANGS_UP -> {}
            case TAKES_AND_HANGS_UP -> accept(sms);
            case SLOW -> {
                waitFor(1);
                yes(exchange, accept(sms), sms);
            }
            case SILENT -> waitFor(Integer.MAX_VALUE);
            case TAKES_AND_IS_SILENT -> {
                accept(sms);
                waitFor(Integer.MAX_VALUE);
            }
            case DRIPPING -> drip(exchange);
        }
    }

    /** A good beginning, and then one byte a second for longer than anybody waits. */
    private void drip(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write('{');
        do {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
        } while (!waitFor(1));
    }

    private boolean waitFor(int seconds) {
        try {
            return closing.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", body.startsWith("{") ? "application/json" : "text/plain");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, String> pairs(String body) {
        return Stream.of(body.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    /** The provider's own form. */
    abstract Sms read(Map<String, String> form);

    abstract void yes(HttpExchange exchange, int number, Sms sms) throws IOException;

    abstract void stranger(HttpExchange exchange) throws IOException;

    abstract void badNumber(HttpExchange exchange) throws IOException;

    /** Something else is wrong with the message, and will be so tomorrow. */
    abstract void notAboutTheNumber(HttpExchange exchange) throws IOException;

    /** Somebody who told the provider to stop, where it keeps such a list. */
    void optedOut(HttpExchange exchange) throws IOException {
        badNumber(exchange);
    }

    abstract void noCredit(HttpExchange exchange) throws IOException;

    abstract void busy(HttpExchange exchange) throws IOException;

    abstract void away(HttpExchange exchange) throws IOException;

    /** A page of what was accepted, with two on it. */
    abstract void history(HttpExchange exchange, Map<String, String> query) throws IOException;

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
