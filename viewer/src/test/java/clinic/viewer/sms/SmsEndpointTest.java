package clinic.viewer.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.viewer.LocalViewer;
import clinic.viewer.message.Channel;
import clinic.viewer.message.Message;
import clinic.viewer.message.Messages;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

@LocalViewer
class SmsEndpointTest {
    private static final String TO = "+46701740605";

    @LocalServerPort
    private int port;

    @Autowired
    private Messages messages;

    @Autowired
    private DeliveryReports reports;

    private final List<String> hooks = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private HttpServer sender;

    @BeforeEach
    void startTheSendersHook() throws IOException {
        sender = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sender.createContext("/hooks", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            hooks.add(exchange.getRequestURI().getPath() + " " + body);
            exchange.sendResponseHeaders(refusals.getAndDecrement() > 0 ? 503 : 204, -1);
            exchange.close();
        });
        sender.start();
    }

    @AfterEach
    void stopTheSendersHook() {
        sender.stop(0);
    }

    @Test
    void anSmsIsKeptAndAnsweredAs46elksDoes() {
        ResponseEntity<SmsAccepted> answer = send(form("Clinic", TO, "Välkommen måndag 23/11 09:30. Åäö & co + 1"))
                .toEntity(SmsAccepted.class);

        SmsAccepted accepted = answer.getBody();
        assertThat(accepted).isNotNull();
        assertThat(accepted.id()).matches("s[0-9a-f]{32}");
        assertThat(accepted.status()).isEqualTo("created");
        assertThat(accepted.direction()).isEqualTo("outgoing");
        assertThat(accepted.parts()).isEqualTo(1);
        assertThat(accepted.cost()).isEqualTo(5200);
        assertThat(accepted.created()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}");
        Message kept = messages.find(accepted.id()).orElseThrow();
        assertThat(kept.channel()).isEqualTo(Channel.SMS);
        assertThat(kept.to()).isEqualTo(TO);
        assertThat(kept.text()).isEqualTo("Välkommen måndag 23/11 09:30. Åäö & co + 1");
        assertThat(kept.purpose()).isNull();
    }

    @Test
    void theDeliveryReportIsPostedAndNamesTheSms() {
        String id = accepted(withHook("/hooks/46elks/check-in/token123")).id();

        await().until(() -> !hooks.isEmpty());
        assertThat(hooks.getFirst())
                .startsWith("/hooks/46elks/check-in/token123 id=" + id + "&status=delivered&delivered=20");
        assertThat(messages.find(id).orElseThrow().purpose()).isEqualTo("check-in");
        await().until(reports::quiet);
    }

    @Test
    void aHookThatFailsIsCalledAgain() {
        refusals.set(2);
        accepted(withHook("/hooks/46elks/reminder/token"));

        await().until(reports::quiet);
        assertThat(hooks).hasSize(3);
    }

    @Test
    void aReportOnItsWayIsUnfinishedWork() {
        long before = reports.activity();
        accepted(withHook("/hooks/46elks/reminder/token"));
        assertThat(reports.activity()).isGreaterThan(before);
        await().until(reports::quiet);
    }

    @Test
    void wrongCredentialsAreRefused() {
        for (String password : new String[] {"wrong", ""}) {
            ResponseEntity<String> answer = request(form("Clinic", TO, "hej"))
                    .headers(headers -> headers.setBasicAuth(LocalViewer.SMS_USERNAME, password))
                    .retrieve()
                    .onStatus(status -> true, (request, response) -> {})
                    .toEntity(String.class);
            assertUnauthorized(answer);
        }
        assertUnauthorized(request(form("Clinic", TO, "hej"))
                .retrieve()
                .onStatus(status -> true, (request, response) -> {})
                .toEntity(String.class));
    }

    private static void assertUnauthorized(ResponseEntity<String> answer) {
        assertThat(answer.getStatusCode().value()).isEqualTo(401);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.WWW_AUTHENTICATE)).startsWith("Basic");
        assertThat(answer.getBody())
                .isEqualTo("API access requires Basic HTTP authentication. Read documentation or examples.");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -,      +46701740605, hej, Missing key from
            Clinic, -,            hej, Missing key to
            Clinic, +46701740605, -,   Missing key message
            Clinic, 0701740605,   hej, Invalid to
            Clinic, +46,          hej, Invalid to
            Kliniken på hörnet, +46701740605, hej, Invalid from
            """)
    void aFormThatIsNotRightIsRefusedInPlainText(
            @Nullable String from, @Nullable String to, @Nullable String message, String why) {
        long before = messages.count();
        ResponseEntity<String> answer = send(form(from, to, message)).toEntity(String.class);
        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getHeaders().getContentType())
                .satisfies(
                        type -> assertThat(MediaType.TEXT_PLAIN.includes(type)).isTrue());
        assertThat(answer.getBody()).startsWith(why);
        assertThat(messages.count()).isEqualTo(before);
    }

    @Test
    void aHookThatIsNoWebAddressIsRefused() {
        for (String hook : new String[] {"file:///etc/passwd", "not an address", "/hooks/46elks"}) {
            MultiValueMap<String, String> form = form("Clinic", TO, "hej");
            form.set("whendelivered", hook);
            ResponseEntity<String> answer = send(form).toEntity(String.class);
            assertThat(answer.getStatusCode().value()).isEqualTo(400);
        }
    }

    @Test
    void whatWasAcceptedIsListedAPageAtATimeNewestFirst() {
        String to = "+46701740698";
        String first = accepted(form("Clinic", to, "first")).id();
        String second = accepted(form("Clinic", to, "second")).id();
        String third = accepted(form("Clinic", to, "third")).id();

        SmsHistory page = history("to=" + to.replace("+", "%2B") + "&limit=2");
        assertThat(page.data()).extracting(SmsAccepted::id).containsExactly(third, second);
        assertThat(page.data()).extracting(SmsAccepted::message).containsExactly("third", "second");
        assertThat(page.next()).isNotNull();
        SmsHistory last = history("to=" + to.replace("+", "%2B") + "&start=" + page.next());
        assertThat(last.data()).extracting(SmsAccepted::id).endsWith(first);
        assertThat(last.next()).isNull();

        assertThat(history("to=%2B46701740699").data()).isEmpty();
        assertThat(history("end=2999-01-01T00:00:00.000000").data()).isEmpty();
        assertThat(history("start=2001-01-01T00:00:00.000000").data()).isEmpty();
    }

    @Test
    void theHistoryIsNotForStrangersAndRefusesWhatItCannotRead() {
        assertThat(asked("").getStatusCode().value()).isEqualTo(200);
        assertThat(asked("limit=0").getStatusCode().value()).isEqualTo(400);
        assertThat(asked("end=yesterday").getStatusCode().value()).isEqualTo(400);
        ResponseEntity<String> stranger = RestClient.create("http://127.0.0.1:" + port)
                .get()
                .uri("/46elks/a1/sms")
                .retrieve()
                .onStatus(status -> true, (request, response) -> {})
                .toEntity(String.class);
        assertUnauthorized(stranger);
    }

    private SmsHistory history(String query) {
        SmsHistory found = JsonMapper.shared().readValue(asked(query).getBody(), SmsHistory.class);
        assertThat(found).isNotNull();
        return found;
    }

    private ResponseEntity<String> asked(String query) {
        return RestClient.create()
                .get()
                .uri(URI.create("http://127.0.0.1:" + port + "/46elks/a1/sms?" + query))
                .headers(headers -> headers.setBasicAuth(LocalViewer.SMS_USERNAME, LocalViewer.SMS_PASSWORD))
                .retrieve()
                .onStatus(status -> true, (request, response) -> {})
                .toEntity(String.class);
    }

    private SmsAccepted accepted(MultiValueMap<String, String> form) {
        SmsAccepted accepted = send(form).body(SmsAccepted.class);
        assertThat(accepted).isNotNull();
        return accepted;
    }

    private MultiValueMap<String, String> withHook(String path) {
        MultiValueMap<String, String> form = form("Clinic", TO, "hej");
        form.set("whendelivered", "http://127.0.0.1:" + sender.getAddress().getPort() + path);
        return form;
    }

    private static MultiValueMap<String, String> form(
            @Nullable String from, @Nullable String to, @Nullable String message) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        if (from != null) {
            form.set("from", from);
        }
        if (to != null) {
            form.set("to", to);
        }
        if (message != null) {
            form.set("message", message);
        }
        return form;
    }

    private RestClient.ResponseSpec send(MultiValueMap<String, String> form) {
        return request(form)
                .headers(headers -> headers.setBasicAuth(LocalViewer.SMS_USERNAME, LocalViewer.SMS_PASSWORD))
                .retrieve()
                .onStatus(status -> status.isError(), (request, response) -> {});
    }

    private RestClient.RequestBodySpec request(MultiValueMap<String, String> form) {
        return RestClient.create("http://127.0.0.1:" + port)
                .post()
                .uri("/46elks/a1/sms")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form);
    }
}
