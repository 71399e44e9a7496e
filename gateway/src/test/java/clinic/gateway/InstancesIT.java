package clinic.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Three instances of booking-service: one that works, one that is closing, and one that nobody has started. */
@SpringBootTest(
        classes = Gateway.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "management.server.port=0")
class InstancesIT {

    @RegisterExtension
    private static final Behind behind = new Behind();

    private static final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final List<String> heard = new CopyOnWriteArrayList<>();
    private static final List<String> turnedAway = new CopyOnWriteArrayList<>();
    private static volatile boolean allAreClosing;
    private static volatile boolean closingHangsUp;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        String working = instance("working");
        properties.add("clinic.booking-url", () -> working);
        properties.add(
                "clinic.gateway.instances.booking",
                () -> String.join(",", working, instance("closing"), Behind.nobody()));
        properties.add("clinic.reminder-url", () -> "http://127.0.0.1:1");
        properties.add("clinic.content-url", () -> instance("closing"));
    }

    @BeforeEach
    void someWork() {
        heard.clear();
        turnedAway.clear();
        allAreClosing = false;
        closingHangsUp = false;
    }

    @Test
    void nobodyIsLedToWhereNobodyIs() throws Exception {
        for (int patient = 0; patient < 12; patient++) {
            HttpResponse<String> answer =
                    send(request("/book?patient=" + patient).GET());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("GET /book?patient=" + patient);
        }
        assertThat(heard).hasSize(12);
    }

    /** Its other kept connections are about to end as well: who asks once more would meet the next of them. */
    @Test
    void whoeverHangsUpIsLeftOut() throws Exception {
        closingHangsUp = true;
        await("one to be hung up on").until(() -> {
            assertThat(send(request("/book").GET()).statusCode()).isEqualTo(200);
            return !turnedAway.isEmpty();
        });
        for (int patient = 0; patient < 4; patient++) {
            assertThat(send(request("/book").GET()).statusCode()).isEqualTo(200);
        }
        assertThat(turnedAway).hasSize(1);
    }

    /** It was not even read where nobody took it, so it may be sent whatever it is. */
    @Test
    void aFormWithoutAKeyIsSentOnWhole() throws Exception {
        for (int patient = 0; patient < 6; patient++) {
            HttpResponse<String> answer = send(request("/appointments/some-token/cancellation")
                    .POST(BodyPublishers.ofString("reason=sjuk&patient=" + patient)));
            assertThat(answer.statusCode()).isEqualTo(200);
        }
        assertThat(heard)
                .hasSize(6)
                .allMatch(one -> one.startsWith("POST /appointments/some-token/cancellation reason=sjuk"));
    }

    /** That is not a server's word but the service's: it was asked, and says so. */
    @Test
    void aServiceThatSaysComeBackLaterIsNotPassedOver() throws Exception {
        for (int patient = 0; patient < 3; patient++) {
            assertThat(send(request("/api/busy").GET()).body()).isEqualTo("later");
        }
        assertThat(heard).hasSize(3);
    }

    @Test
    void whereAllAreAwayItIsSaid() throws Exception {
        allAreClosing = true;
        HttpResponse<String> answer = send(request("/api/treatments").GET());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("service-away");
    }

    /** Its server would say so without a word. */
    @Test
    void aServiceThatClosesAloneIsSaidToBeAway() throws Exception {
        HttpResponse<String> answer = send(request("/conditions").GET());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("Sidan svarar inte just nu", "112");
    }

    /** It is gone with the one that closed: the next would take nothing at all for the whole of it. */
    @Test
    void whatComesInPiecesIsSentToOneOnly() throws Exception {
        HttpResponse<String> answer = send(request("/conditions")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream("reason=sjuk".getBytes(UTF_8)))));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(turnedAway).containsExactly("POST /conditions reason=sjuk");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String instance(String how) {
        return behind.service(exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            String said = (exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body).strip();
            if (how.equals("closing") && closingHangsUp) {
                turnedAway.add(said);
            } else if (how.equals("closing") || allAreClosing) {
                turnedAway.add(said);
                exchange.getResponseHeaders().add("Connection", "close");
                exchange.sendResponseHeaders(503, -1);
            } else {
                heard.add(said);
                boolean busy = exchange.getRequestURI().getPath().equals("/api/busy");
                byte[] answer = (busy ? "later" : said).getBytes(UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "text/plain");
                if (busy) {
                    exchange.getResponseHeaders().add("Connection", "close");
                }
                exchange.sendResponseHeaders(busy ? 503 : 200, answer.length);
                exchange.getResponseBody().write(answer);
            }
            exchange.close();
        });
    }
}
