package clinic.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        classes = Gateway.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "spring.test.metrics.export=true",
            "clinic.public-url=https://clinic.example"
        })
@ActiveProfiles("local")
@ExtendWith(OutputCaptureExtension.class)
class GatewayIT {

    @RegisterExtension
    private static final Behind behind = new Behind();

    private static final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        properties.add("clinic.booking-url", () -> service("booking"));
        properties.add("clinic.content-url", () -> service("content"));
        properties.add("clinic.viewer-url", () -> service("viewer"));
        properties.add("clinic.reminder-url", Behind::nobody);
    }

    @ParameterizedTest
    @CsvSource({
        "/, content",
        "/conditions, content",
        "/conditions/some-condition, content",
        "/assets/0123456789ab/css/site.css, content",
        "/api/conditions, content",
        "/asyncapi, content",
        "/favicon.ico, content",
        "/robots.txt, content",
        "/sitemap.xml, content",
        "/search?q=knee, content",
        "/accessibility, content",
        "/book, booking",
        "/book/time, booking",
        "/appointments/some-token, booking",
        "/me, booking",
        "/me/code, booking",
        "/sign-in, booking",
        "/sign-in/passkey/question, booking",
        "/sign-out, booking",
        "/staff, booking",
        "/staff/patients, booking",
        "/staff/content, content",
        "/staff/content/items/some-item/withdrawal, content",
        "/api/staff/accounts, booking",
        "/api/slots?days=7, booking",
        "/api/me, booking",
        "/openapi, booking",
        "/openapi/booking, booking",
        "/openapi/content, content",
        "/openapi/content.yaml, content",
        "/local, viewer",
        "/local/messages, viewer",
    })
    void everyPathHasItsOwner(String path, String owner) throws Exception {
        assertThat(get(path).body()).startsWith(owner + " GET " + path);
    }

    /** Nobody answers as reminder-service here: whoever is led to it finds it away. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/check-in/some-token",
                "/check-in/mine",
                "/api/me/check-ins",
                "/unsubscribe/some-token",
                "/hooks/46elks/incoming/some-secret",
                "/staff/messages",
                "/api/staff/messages?appointment=some-id",
                "/api/staff/messages/balance",
                "/api/staff/message-rules/change",
                "/api/staff/undeliverable-addresses/019aa3bf-1f00-7b52-8e77-2c9d5e1f0a11",
                "/api/staff/erasures/019aa3bf-1f00-7b52-8e77-2c9d5e1f0a11",
                "/api/staff/follow-ups/019aa3bf-1f00-7b52-8e77-2c9d5e1f0a11/extract.json",
                "/api/staff/message-templates/sms.reminder/preview",
                "/staff/messages/channels",
                "/api/staff/channels/sms/pause",
                "/api/staff/given-up/some-id",
                "/api/staff/parked-events",
                "/openapi/reminder",
                "/openapi/reminder.yaml"
            })
    void whatPatientsAreToldIsReminders(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(503);
    }

    @Test
    void servicesSeeTheHostThatTheVisitorUsed() throws Exception {
        assertThat(get("/book").body()).endsWith("localhost:" + port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/pulse",
                "/internal/clock",
                "/internal/staff-keys",
                "/actuator",
                "/actuator/health",
                "/actuator/heapdump",
                "/nowhere"
            })
    void whatIsInternalIsNotRouted(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Sidan finns inte", "There is no such page", "112");
    }

    /** Scenario 40: internal port reached past the gateway. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/../internal/pulse",
                "/api/%2e%2e/internal/pulse",
                "/api/.%2E/internal/pulse",
                "/api/..;/internal/pulse",
                "/api/..%2finternal/pulse",
                "/api/%252e%252e/internal/pulse",
                "/api/..\\internal/pulse",
                "/api//internal/pulse",
                "//internal/pulse",
                "/api/appointments/%ff",
                "/conditions/%c3%28"
            })
    void detoursToInternalPathsAreRefused(String path) throws Exception {
        assertThat(raw(path)).startsWith("HTTP/1.1 400").doesNotContain("booking GET");
    }

    @Test
    void anAddressThatCannotBeReadIsNotSaidToBeUnknown() throws Exception {
        assertThat(raw("/api/staff/channels/a%2Fb"))
                .startsWith("HTTP/1.1 400")
                .contains("urn:clinic:problem:bad-request", "cannot be read");
    }

    @Test
    void aServiceThatIsAwayIsSaidToPeopleInBothLanguages() throws Exception {
        HttpResponse<String> answer = get("/check-in/some-token");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.body())
                .contains("Sidan svarar inte just nu", "This page is not answering right now")
                .contains("08-465 004 00", "112", "1177")
                .doesNotContain("some-token");
    }

    @Test
    void aServiceThatHangsUpIsSaidToProgramsAsProblemJson() throws Exception {
        HttpResponse<String> answer = get("/api/hang-up");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("\"type\":\"urn:clinic:problem:service-away\"", "\"status\":503");
    }

    @Test
    void addressOfAnAnswerThatBreaksOffIsNotLogged(CapturedOutput output) {
        assertThatIOException().isThrownBy(() -> get("/appointments/torn-off"));
        await().until(() -> output.getAll().contains("An answer of booking broke off"));
        assertThat(output).doesNotContain("torn-off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/book", "/nowhere", "/check-in/some-token", "/api//internal", "/error/error.css"})
    void browsersAreToldOnceToStayWithHttps(String path) throws Exception {
        assertThat(get(path).headers().allValues("Strict-Transport-Security"))
                .containsExactly("max-age=31536000; includeSubDomains");
    }

    /** A proxy with TLS stands in front; a visitor has written something there too. */
    @Test
    void servicesAreToldOnceWhoAsksAndByWhat() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/book/who-asks"))
                .header("Forwarded", "for=192.0.2.1;proto=http")
                .header("X-Forwarded-For", "192.0.2.1, 198.51.100.7")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "elsewhere.example")
                .header("X-Forwarded-Prefix", "/elsewhere")
                .build();
        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .isEqualTo("X-forwarded-for=[198.51.100.7] X-forwarded-port=[%d] X-forwarded-proto=[https]"
                        .formatted(port));
    }

    @Test
    void theErrorPagesCanBeLookedAt() throws Exception {
        assertThat(get("/error/busy.html").body()).contains("Många vill in samtidigt", "08-465 004 00");
        assertThat(get("/error/tea.html").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"error.css", "figtree-latin.woff2"})
    void theErrorPageBringsItsOwnLook(String file) throws Exception {
        HttpResponse<String> look = get("/error/" + file);
        assertThat(look.statusCode()).isEqualTo(200);
        assertThat(look.headers().allValues("Cache-Control")).containsExactly("max-age=3600");
        assertThat(look.headers().firstValue("Last-Modified")).isEmpty();
        assertThat(get("/error/error.css").body())
                .contains("figtree-latin.woff2")
                .doesNotContain("/assets/");
    }

    @Test
    void healthIsAnsweredOnTheInternalPortOnly() throws Exception {
        HttpResponse<String> health = send(managementPort, "/actuator/health/readiness");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(send(managementPort, "/actuator/env").statusCode()).isEqualTo(404);
    }

    /** Scenario 40. */
    @Test
    void theActuatorShowsHealthAndFiguresAndNothingElse() throws Exception {
        assertThat(new JsonMapper()
                        .readTree(send(managementPort, "/actuator").body())
                        .path("_links")
                        .propertyNames())
                .containsExactlyInAnyOrder("self", "health", "health-path", "info", "prometheus");
        assertThat(send(managementPort, "/actuator/health/liveness").statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(port, path);
    }

    private static HttpResponse<String> send(int port, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Accept", "text/html, */*;q=0.1")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Past every client's own tidying of paths. */
    private String raw(String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n\r\n"
                            .formatted(path, port)
                            .getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static String service(String name) {
        return behind.service(exchange -> {
            switch (exchange.getRequestURI().getPath()) {
                case "/api/hang-up" -> exchange.close();
                case "/appointments/torn-off" -> {
                    exchange.sendResponseHeaders(200, 1_000);
                    exchange.getResponseBody().write("Din tid".getBytes(UTF_8));
                    exchange.getResponseBody().flush();
                    exchange.close();
                }
                case "/book/who-asks" -> tell(exchange, forwarded(exchange));
                default -> tell(exchange, whatWasAsked(name, exchange));
            }
        });
    }

    private static String whatWasAsked(String name, HttpExchange exchange) {
        return "%s %s %s %s"
                .formatted(
                        name,
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        exchange.getRequestHeaders().getFirst("Host"));
    }

    private static String forwarded(HttpExchange exchange) {
        return exchange.getRequestHeaders().entrySet().stream()
                .filter(header -> header.getKey().toLowerCase(Locale.ROOT).contains("forwarded"))
                .map(header -> header.getKey() + "=" + header.getValue())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static void tell(HttpExchange exchange, String what) throws IOException {
        // As a service would that knows itself to be behind https.
        exchange.getResponseHeaders().add("Strict-Transport-Security", "max-age=1");
        byte[] body = what.getBytes(UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
