package clinic.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A service that takes a request on a connection it had kept open, and closes it without an answer. */
@SpringBootTest(
        classes = Gateway.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "management.server.port=0")
class AskOnceMoreIT {

    private static final Service booking = new Service();
    private static final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        properties.add("clinic.booking-url", () -> "http://127.0.0.1:" + booking.port());
        properties.add("clinic.content-url", () -> "http://127.0.0.1:1");
        properties.add("clinic.reminder-url", () -> "http://127.0.0.1:1");
    }

    @AfterAll
    static void stop() throws IOException {
        booking.door.close();
    }

    @BeforeEach
    void aConnectionIsKeptOpen() throws Exception {
        booking.hangUps.set(0);
        assertThat(send(request("/api/treatments").GET()).statusCode()).isEqualTo(200);
        booking.heard.clear();
    }

    @ParameterizedTest
    @EnumSource
    void whatChangesNothingIsAskedOnceMore(HangingUp how) throws Exception {
        booking.hangUp(how, 1);

        assertThat(send(request("/api/slots?days=7").GET()).statusCode()).isEqualTo(200);
        assertThat(booking.heard).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void aBookingWithAKeyIsAskedOnceMoreWhole(HangingUp how) throws Exception {
        booking.hangUp(how, 1);

        HttpResponse<String> answer = send(request("/api/appointments")
                .header("Idempotency-Key", "k-1")
                .POST(BodyPublishers.ofString("{\"start\":\"Åtta\"}")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(booking.heard)
                .hasSize(2)
                .allMatch(heard -> heard.startsWith("POST /api/appointments")
                        && heard.contains("k-1")
                        && heard.endsWith("{\"start\":\"Åtta\"}"));
    }

    /** It may have been done before the connection broke. */
    @ParameterizedTest
    @EnumSource
    void aFormWithoutAKeyIsNotSentTwice(HangingUp how) throws Exception {
        booking.hangUp(how, 1);

        HttpResponse<String> answer = send(request("/appointments/some-token/cancellation")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("reason=ill")));

        assertThat(booking.heard).hasSize(1);
        assertThat(answer.statusCode()).isEqualTo(503);
    }

    /** A key that nobody keeps an answer for saves nobody from doing it twice. */
    @Test
    void aKeyWhereNoneCountsIsNotTrusted() throws Exception {
        booking.hangUp(HangingUp.POLITELY, 1);

        HttpResponse<String> answer = send(request("/api/staff/accounts/some-id/revocation")
                .header("Idempotency-Key", "k-3")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(booking.heard).hasSize(1);
        assertThat(answer.statusCode()).isEqualTo(503);
    }

    @Test
    void whoHangsUpAgainIsAway() throws Exception {
        booking.hangUp(HangingUp.POLITELY, 9);

        HttpResponse<String> answer = send(request("/api/slots?days=7").GET());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(booking.heard).hasSize(2);
    }

    /** Larger than what is kept for a second time: passed on as it comes, and not again. */
    @Test
    void aLargeBodyIsPassedOnOnce() throws Exception {
        booking.hangUp(HangingUp.POLITELY, 1);

        assertThat(send(request("/api/appointments")
                                .header("Idempotency-Key", "k-2")
                                .POST(BodyPublishers.ofString("x".repeat(70_000))))
                        .statusCode())
                .isEqualTo(503);
        assertThat(booking.heard).hasSize(1);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    enum HangingUp {
        /** FIN: what a server does that closes an idle connection. */
        POLITELY,
        /** RST: what a killed one does. */
        ABRUPTLY
    }

    /** Speaks just enough HTTP, on connections that it keeps open, to hang up at a moment that no real server can be told. */
    private static final class Service {

        final List<String> heard = new CopyOnWriteArrayList<>();
        final AtomicInteger hangUps = new AtomicInteger();
        volatile HangingUp how = HangingUp.POLITELY;
        final ServerSocket door;

        Service() {
            try {
                door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            } catch (IOException none) {
                throw new IllegalStateException(none);
            }
            Thread.ofVirtual().start(this::welcome);
        }

        int port() {
            return door.getLocalPort();
        }

        void hangUp(HangingUp how, int times) {
            this.how = how;
            hangUps.set(times);
        }

        private void welcome() {
            while (!door.isClosed()) {
                try {
                    Socket visitor = door.accept();
                    Thread.ofVirtual().start(() -> talk(visitor));
                } catch (IOException closed) {
                    return;
                }
            }
        }

        private void talk(Socket visitor) {
            try (visitor) {
                BufferedReader in = new BufferedReader(new InputStreamReader(visitor.getInputStream(), UTF_8));
                for (String request = read(in); !request.isEmpty(); request = read(in)) {
                    heard.add(request);
                    if (hangUps.getAndDecrement() > 0) {
                        if (how == HangingUp.ABRUPTLY) {
                            visitor.setSoLinger(true, 0);
                        }
                        return;
                    }
                    visitor.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(UTF_8));
                }
            } catch (IOException gone) {
                // The gateway closes what it no longer needs.
            }
        }

        private static String read(BufferedReader in) throws IOException {
            StringBuilder request = new StringBuilder();
            int length = 0;
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                request.append(line).append('\n');
                if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
            }
            StringBuilder body = new StringBuilder();
            for (int got = 0;
                    got < length;
                    got += Character.toString(body.charAt(body.length() - 1)).getBytes(UTF_8).length) {
                body.append((char) in.read());
            }
            return request.append(body).toString();
        }
    }
}
