package clinic.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Two are answered by booking-service at a time, one waits, and more come than that. */
@SpringBootTest(
        classes = Gateway.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "clinic.gateway.crowding.patients.at-once=2",
            "clinic.gateway.crowding.patients.waiting=1",
            "clinic.gateway.crowding.uploads.at-once=1",
            "clinic.gateway.crowding.uploads.waiting=0",
            "clinic.gateway.crowding.longest-wait=5m"
        })
class CrowdingIT {

    @RegisterExtension
    private static final Behind behind = new Behind();

    private static final String GO_ON = "HTTP/1.1 100 Continue\r\n\r\n";
    private static final int PATIENCE_MILLIS = 20_000;

    private static final HttpClient http = HttpClient.newHttpClient();
    private static final List<String> heard = new CopyOnWriteArrayList<>();
    private static volatile CountDownLatch bookingAnswers = new CountDownLatch(0);

    @LocalServerPort
    private int port;

    @Autowired
    private MeterRegistry figures;

    private final List<CompletableFuture<HttpResponse<String>>> crowd = new ArrayList<>();

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        properties.add("clinic.booking-url", () -> service("booking"));
        properties.add("clinic.reminder-url", () -> service("reminder"));
        properties.add("clinic.content-url", () -> service("content"));
    }

    /** When one of four was sent away, two are being answered and one waits. */
    @BeforeEach
    void fourComeAndTheServiceTakesItsTime() {
        heard.clear();
        bookingAnswers = new CountDownLatch(1);
        for (int patient = 0; patient < 4; patient++) {
            crowd.add(send("/book/time?patient=" + patient));
        }
        await().until(() -> heard.size() == 2 && crowd.stream().anyMatch(CompletableFuture::isDone));
    }

    @AfterEach
    void itAnswersEverybodyWhoWaited() {
        bookingAnswers.countDown();
        assertThat(crowd.stream().map(patient -> patient.join().statusCode()))
                .containsExactlyInAnyOrder(200, 200, 200, 503);
    }

    @Test
    void peopleReadThatTheyMaySendItAgain() throws Exception {
        HttpResponse<String> answer = get("/book");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("10");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.body())
                .contains(
                        "Många vill in samtidigt",
                        "Då hände ingenting",
                        "Many want to come in at once",
                        "nothing happened")
                .contains("112", "1177");
    }

    @Test
    void programsReadItAsProblemJson() throws Exception {
        HttpResponse<String> answer = get("/api/slots?days=7");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("10");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains("\"type\":\"urn:clinic:problem:busy\"", "\"status\":503", "Nothing was done");
    }

    @Test
    void noServiceHearsOfWhoIsSentAway() throws Exception {
        double before = refusals();

        get("/book?sent-away");

        assertThat(heard).hasSize(2).noneMatch(path -> path.contains("sent-away"));
        assertThat(refusals() - before).isEqualTo(1);
    }

    @Test
    void staffCheckInsAndReadersAreLetIn() throws Exception {
        CompletableFuture<HttpResponse<String>> staff = send("/staff");
        await().until(() -> heard.contains("/staff"));
        assertThat(get("/check-in/some-token").statusCode()).isEqualTo(200);
        assertThat(get("/conditions").statusCode()).isEqualTo(200);
        bookingAnswers.countDown();
        assertThat(staff.join().statusCode()).isEqualTo(200);
    }

    /** Whoever sends slowly holds no place while they do; the two and the one that waits are others. */
    @Test
    void whoSendsSlowlyKeepsNobodyWaiting() throws Exception {
        bookingAnswers.countDown();
        crowd.forEach(CompletableFuture::join);
        heard.clear();
        try (Socket one = beginning();
                Socket two = beginning();
                Socket three = beginning()) {
            for (Socket sender : List.of(one, two, three)) {
                assertThat(toldToGoOn(sender)).isEqualTo(GO_ON);
                say(sender, "a");
            }
            assertThat(get("/book").statusCode()).isEqualTo(200);
            assertThat(heard).containsExactly("/book");
        }
    }

    /** How long it will be is not known: it has a place among uploads, and there only. */
    @Test
    void whatComesInPiecesKeepsNobodyWaiting() throws Exception {
        bookingAnswers.countDown();
        crowd.forEach(CompletableFuture::join);
        try (Socket one = inPieces();
                Socket two = inPieces();
                Socket three = inPieces()) {
            await("the place among uploads is taken")
                    .until(() -> post("/book/more").statusCode() == 503);
            assertThat(get("/book").statusCode()).isEqualTo(200);
        }
    }

    /** Tells how much will come, and waits to be told to go on: that is when the gateway begins to read it. */
    private Socket beginning() throws IOException {
        return slowly("Content-Length: 100\r\nExpect: 100-continue\r\n\r\n");
    }

    private static String toldToGoOn(Socket sender) throws IOException {
        return new String(sender.getInputStream().readNBytes(GO_ON.length()), UTF_8);
    }

    private Socket inPieces() throws IOException {
        return slowly("Transfer-Encoding: chunked\r\n\r\n1\r\na");
    }

    private Socket slowly(String rest) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        say(socket, "POST /book/details HTTP/1.1\r\nHost: localhost\r\n" + rest);
        return socket;
    }

    private static void say(Socket sender, String words) throws IOException {
        sender.getOutputStream().write(words.getBytes(UTF_8));
        sender.getOutputStream().flush();
    }

    private double refusals() {
        return figures.get("clinic.gateway.refusals").tag("service", "booking").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private CompletableFuture<HttpResponse<String>> send(String path) {
        return http.sendAsync(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Without a length, as a stream. */
    private HttpResponse<String> post(String path) throws Exception {
        var pieces = HttpRequest.BodyPublishers.ofInputStream(InputStream::nullInputStream);
        return http.send(
                request(path).version(HttpClient.Version.HTTP_1_1).POST(pieces).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String service(String name) {
        return behind.service(exchange -> {
            heard.add(exchange.getRequestURI().toString());
            if (name.equals("booking")) {
                try {
                    bookingAnswers.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
    }
}
