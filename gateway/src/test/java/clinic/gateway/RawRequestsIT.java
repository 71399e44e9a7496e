package clinic.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * What no browser writes. A service behind the gateway must take each request to end where the gateway did: what is left
 * over would be read as the beginning of somebody else's, past every rule of the gateway.
 */
@SpringBootTest(
        classes = Gateway.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "clinic.public-url=https://clinic.example",
            "clinic.content-url=http://127.0.0.1:1",
            "clinic.reminder-url=http://127.0.0.1:1"
        })
class RawRequestsIT {

    /** Led to by no route: a service is asked for it only by what was smuggled past the gateway. */
    private static final String SMUGGLED = "GET /internal/smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private static final String OF_A_STRANGER = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static final List<String> asked = new CopyOnWriteArrayList<>();
    private static final Map<String, Headers> headers = new ConcurrentHashMap<>();
    private static final HttpServer booking = booking();

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        properties.add(
                "clinic.booking-url",
                () -> "http://127.0.0.1:" + booking.getAddress().getPort());
    }

    @AfterAll
    static void stop() {
        booking.stop(0);
    }

    static Stream<Arguments> ambiguous() {
        String chunks = "0\r\n\r\n" + SMUGGLED;
        String length = "Content-Length: " + chunks.length() + "\r\n";
        return Stream.of(
                Arguments.of("two lengths", "Content-Length: 0\r\n" + length, chunks),
                Arguments.of("two lengths in one", "Content-Length: 0, " + chunks.length() + "\r\n", chunks),
                Arguments.of("a length with a sign", "Content-Length: +" + chunks.length() + "\r\n", chunks),
                Arguments.of("length and chunks", length + "Transfer-Encoding: chunked\r\n", chunks),
                Arguments.of("chunks and length", "Transfer-Encoding: chunked\r\n" + length, chunks),
                Arguments.of("chunks twice", length + "Transfer-Encoding: chunked, chunked\r\n", chunks),
                Arguments.of("chunks that are not last", length + "Transfer-Encoding: chunked, identity\r\n", chunks),
                Arguments.of("a misspelt coding", length + "Transfer-Encoding: xchunked\r\n", chunks),
                Arguments.of("a blank before the colon", length + "Transfer-Encoding : chunked\r\n", chunks),
                Arguments.of("a folded line", length + "Transfer-Encoding:\r\n chunked\r\n", chunks),
                Arguments.of(
                        "a folded line of another", length + "X-Other: a\r\n Transfer-Encoding: chunked\r\n", chunks),
                Arguments.of(
                        "lines that end in a bare LF", length + "X-Other: a\nTransfer-Encoding: chunked\n", chunks),
                Arguments.of("a bare CR", length + "X-Other: a\rTransfer-Encoding: chunked\r\n", chunks),
                Arguments.of("a control character", length + "Transfer-Encoding: \u000bchunked\r\n", chunks),
                Arguments.of(
                        "a length of a chunk that overflows",
                        "Transfer-Encoding: chunked\r\n",
                        "FFFFFFFFF0\r\n" + SMUGGLED));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("39: a request that ends in two places brings no second one past the gateway")
    @MethodSource("ambiguous")
    void endsWhereTheGatewayEndsIt(String how, String lines, String rest) throws Exception {
        String answer = firstLine("POST /book/try HTTP/1.1\r\nHost: localhost\r\n" + lines + "\r\n" + rest);

        assertThat(answer).as(how).matches("HTTP/1\\.[01] (200|400|411|413|501) ?.*");
        // The connection to the service is kept for whoever comes next; each has to get the answer to their own.
        for (int next = 0; next < 3; next++) {
            assertThat(get("/book/next-" + next).body()).as(how).isEqualTo("/book/next-" + next);
        }
        assertThat(asked).as(how).noneMatch(path -> path.contains("smuggled"));
    }

    @Test
    void aTraceBeginsHereWhateverTheBrowserSaysOfOne() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/book/traced"))
                        .header("traceparent", "00-" + OF_A_STRANGER + "-00f067aa0ba902b7-01")
                        .header("tracestate", "clinic=1")
                        .header("baggage", "who=somebody")
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        String told = answer.headers().firstValue("traceresponse").orElseThrow();
        assertThat(told).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00").doesNotContain(OF_A_STRANGER);
        Headers passedOn = Objects.requireNonNull(headers.get("/book/traced"));
        assertThat(passedOn.get("traceparent"))
                .singleElement()
                .asString()
                .startsWith(told.substring(0, 36))
                // Not recorded; that its id is a random one may be said as well.
                .matches(".*-0[02]");
        assertThat(passedOn).doesNotContainKeys("Tracestate", "Baggage");
    }

    private String firstLine(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1)).readLine();
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpServer booking() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                String path = exchange.getRequestURI().toString();
                exchange.getRequestBody().readAllBytes();
                asked.add(path);
                headers.put(path, exchange.getRequestHeaders());
                byte[] body = path.getBytes(ISO_8859_1);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }
}
