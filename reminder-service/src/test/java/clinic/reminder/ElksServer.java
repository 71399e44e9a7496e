package clinic.reminder;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A server that speaks 46elks' form, and all its bad days. The provider is not ours: this stands in for it. */
public final class ElksServer implements AutoCloseable {

    public static final String USERNAME = "u0123456789abcdef";
    public static final String PASSWORD = "0123456789ABCDEF";

    /** What the provider does with a request that is well formed. */
    public enum Day {
        GOOD,
        BAD_NUMBER,
        NO_CREDIT,
        BUSY,
        AWAY,
        SILENT,
        TAKES_AND_HANGS_UP,
        GARBAGE,
        DRIPPING,
        HANGS_UP
    }

    /** An SMS the provider was asked to send, whether it said so or not. */
    public record Sms(String from, String to, String message, String whendelivered) {}

    private final HttpServer server;
    private final CopyOnWriteArrayList<Sms> asked = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<Sms> accepted = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Day day = Day.GOOD;

    public ElksServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/46elks/a1/sms", this::serve);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/46elks/a1";
    }

    public void has(Day newDay) {
        day = newDay;
    }

    public Stream<Sms> askedFor(String number) {
        return asked.stream().filter(sms -> sms.to().equals(number));
    }

    public Stream<Sms> acceptedFor(String number) {
        return accepted.stream().filter(sms -> sms.to().equals(number));
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String expected = "Basic "
                    + Base64.getEncoder().encodeToString((USERNAME + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
            if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer(exchange, 401, "API access requires Basic HTTP authentication");
                return;
            }
            if (exchange.getRequestMethod().equals("GET")) {
                history(exchange);
            } else {
                take(exchange);
            }
        }
    }

    /** What was accepted, two on a page, the newest first. */
    private void history(HttpExchange exchange) throws IOException {
        if (day == Day.AWAY || day == Day.SILENT) {
            answer(exchange, 503, "Try again later");
            return;
        }
        Map<String, String> query = pairs(exchange.getRequestURI().getRawQuery());
        List<Map<String, String>> found = IntStream.range(0, accepted.size())
                .filter(number -> accepted.get(number).to().equals(query.get("to")))
                .mapToObj(number -> Map.of(
                        "id", "s" + number, "message", accepted.get(number).message()))
                .toList()
                .reversed();
        int from = Integer.parseInt(query.getOrDefault("start", "0"));
        Map<String, Object> page = new HashMap<>();
        page.put("data", found.stream().skip(from).limit(2).toList());
        if (found.size() > from + 2) {
            page.put("next", Integer.toString(from + 2));
        }
        answer(exchange, 200, JsonMapper.shared().writeValueAsString(page));
    }

    private void take(HttpExchange exchange) throws IOException {
        Map<String, String> form = pairs(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Sms sms = new Sms(
                form.getOrDefault("from", ""),
                form.getOrDefault("to", ""),
                form.getOrDefault("message", ""),
                form.getOrDefault("whendelivered", ""));
        asked.add(sms);
        switch (day) {
            case GOOD -> {
                accepted.add(sms);
                answer(exchange, 200, """
                        {"id":"s%d","status":"created","from":"%s","to":"%s","parts":1,"cost":3500,\
                        "direction":"outgoing","message":"…"}""".formatted(asked.size(), sms.from(), sms.to()));
            }
            case BAD_NUMBER -> answer(exchange, 400, "to is not a valid phone number");
            case NO_CREDIT -> answer(exchange, 403, "Not enough credits");
            case BUSY -> {
                exchange.getResponseHeaders().set("Retry-After", "1");
                answer(exchange, 429, "Slow down");
            }
            case AWAY -> answer(exchange, 503, "Try again later");
            case GARBAGE -> answer(exchange, 200, "<html>welcome to the hotel</html>");
            case HANGS_UP -> {}
            case TAKES_AND_HANGS_UP -> accepted.add(sms);
            case SILENT -> await();
            case DRIPPING -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, 1000);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
                await();
            }
        }
    }

    private void await() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
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

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
