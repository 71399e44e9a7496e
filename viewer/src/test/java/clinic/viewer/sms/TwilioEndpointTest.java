package clinic.viewer.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.viewer.LocalViewer;
import clinic.viewer.message.Message;
import clinic.viewer.message.Messages;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@LocalViewer
class TwilioEndpointTest {

    private static final String OURS = "+46846500499";

    @LocalServerPort
    private int port;

    @Autowired
    private Messages messages;

    private final List<String> hooks = new CopyOnWriteArrayList<>();
    private HttpServer clinic;

    @BeforeEach
    void startTheClinicsHook() throws IOException {
        clinic = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        clinic.createContext("/hooks", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            hooks.add(exchange.getRequestURI().getPath() + " " + body + " "
                    + exchange.getRequestHeaders().getFirst("X-Twilio-Signature"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        clinic.start();
    }

    @AfterEach
    void stopTheClinicsHook() {
        clinic.stop(0);
    }

    private String messagesOf(String account) {
        return "http://127.0.0.1:" + port + "/twilio/2010-04-01/Accounts/" + account + "/Messages.json";
    }

    private static MultiValueMap<String, String> form(String to, String body) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.set("To", to);
        form.set("From", OURS);
        form.set("Body", body);
        return form;
    }

    private ResponseEntity<String> send(MultiValueMap<String, String> form, String token) {
        return RestClient.create()
                .post()
                .uri(messagesOf(LocalViewer.TWILIO_SID))
                .headers(headers -> headers.setBasicAuth(LocalViewer.TWILIO_SID, token))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .onStatus(status -> true, (request, response) -> {})
                .toEntity(String.class);
    }

    private static JsonNode json(ResponseEntity<String> answer) {
        return JsonMapper.shared().readTree(Objects.requireNonNull(answer.getBody()));
    }

    @Test
    void smsIsKeptAndAnsweredAsTwilioDoes() {
        ResponseEntity<String> answer =
                send(form("+46701740612", "Välkommen måndag 23/11 09:30"), LocalViewer.TWILIO_TOKEN);
        assertThat(answer.getStatusCode().value()).isEqualTo(201);
        JsonNode sms = json(answer);
        assertThat(sms.path("sid").asString()).matches("SM[0-9a-f]{32}");
        assertThat(sms.path("status").asString()).isEqualTo("queued");
        assertThat(sms.path("num_segments").asString()).isEqualTo("1");
        assertThat(sms.path("error_code").isNull()).isTrue();
        Message kept = messages.find(sms.path("sid").asString()).orElseThrow();
        assertThat(kept.from()).isEqualTo(OURS);
        assertThat(kept.text()).isEqualTo("Välkommen måndag 23/11 09:30");
    }

    @Test
    void deliveryIsReportedUnderASignature() {
        MultiValueMap<String, String> form = form("+46701740613", "hej");
        String address = "http://127.0.0.1:" + clinic.getAddress().getPort() + "/hooks/twilio/check-in/token";
        form.set("StatusCallback", address);
        String sid = json(send(form, LocalViewer.TWILIO_TOKEN)).path("sid").asString();

        await().until(() -> !hooks.isEmpty());
        MultiValueMap<String, String> told = new LinkedMultiValueMap<>();
        for (String pair : hooks.getFirst().split(" ", -1)[1].split("&", -1)) {
            String[] parts = pair.split("=", 2);
            told.set(parts[0], java.net.URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        assertThat(told.getFirst("MessageSid")).isEqualTo(sid);
        assertThat(told.getFirst("MessageStatus")).isEqualTo("delivered");
        assertThat(hooks.getFirst())
                .startsWith("/hooks/twilio/check-in/token ")
                .endsWith(" " + TwilioSignature.of(LocalViewer.TWILIO_TOKEN, URI.create(address), told));
        assertThat(messages.find(sid).orElseThrow().purpose()).isEqualTo("check-in");
    }

    @Test
    void signatureIsTheOneOfTheirOwnExample() {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.set("CallSid", "CA1234567890ABCDE");
        form.set("Caller", "+14158675309");
        form.set("Digits", "1234");
        form.set("From", "+14158675309");
        form.set("To", "+18005551212");
        assertThat(TwilioSignature.of("12345", URI.create("https://mycompany.com/myapp.php?foo=1&bar=2"), form))
                .isEqualTo("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
    }

    @ParameterizedTest
    @CsvSource({"0701740612,hej,21211", "+46701740612,'',21602"})
    void formThatIsNotRightIsRefusedWithACode(String to, String body, int code) {
        ResponseEntity<String> answer = send(form(to, body), LocalViewer.TWILIO_TOKEN);
        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(json(answer).path("code").asInt()).isEqualTo(code);
    }

    @Test
    void strangersAreRefused() {
        ResponseEntity<String> answer = send(form("+46701740612", "hej"), "wrong");
        assertThat(answer.getStatusCode().value()).isEqualTo(401);
        assertThat(json(answer).path("code").asInt()).isEqualTo(20003);
    }

    @Test
    void whatWasAcceptedIsListedAPageAtATimeNewestFirst() {
        for (String body : List.of("first", "second", "third")) {
            send(form("+46701740614", body), LocalViewer.TWILIO_TOKEN);
        }
        JsonNode page = listed(messagesOf(LocalViewer.TWILIO_SID) + "?To=%2B46701740614&PageSize=2");
        assertThat(page.path("messages").findValuesAsString("body")).containsExactly("third", "second");
        JsonNode last =
                listed("http://127.0.0.1:" + port + page.path("next_page_uri").asString());
        assertThat(last.path("messages").findValuesAsString("body")).containsExactly("first");
        assertThat(last.path("next_page_uri").isNull()).isTrue();
    }

    private static JsonNode listed(String address) {
        return json(RestClient.create()
                .get()
                .uri(URI.create(address))
                .headers(headers -> headers.setBasicAuth(LocalViewer.TWILIO_SID, LocalViewer.TWILIO_TOKEN))
                .retrieve()
                .toEntity(String.class));
    }
}
