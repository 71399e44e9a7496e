package clinic.viewer.page;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.clock.MovableClock;
import clinic.viewer.LocalViewer;
import clinic.viewer.message.Channel;
import clinic.viewer.message.Message;
import clinic.viewer.message.Messages;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;

@LocalViewer
class LocalPageTest {
    private static final String EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";

    @LocalServerPort
    private int port;

    @Autowired
    private Messages messages;

    @Autowired
    private MovableClock clock;

    @Test
    void thePageSpeaksBothLanguages() {
        keep("p1", Channel.SMS, "+46701740651", "Hej http://localhost/check-in/aCCCCCCCCCCCCCCCCCCCCCCCC", null, null);
        assertThat(page("/local?to=%2B46701740651&lang=sv"))
                .startsWith("<!doctype html>")
                .contains("<html lang=\"sv\">", "Mottagningens klocka", "070-174 06 51", "Uppföljning")
                .contains("<a href=\"http://localhost/check-in/aCCCCCCCCCCCCCCCCCCCCCCCC\">");
        assertThat(page("/local?to=%2B46701740651&lang=en"))
                .contains("<html lang=\"en\">", "The clinic’s clock", "070-174 06 51", "Check-in")
                .doesNotContain("??");
    }

    @Test
    @DisplayName("37: what a message says is shown, never run")
    void textSubjectAndAddressAreWordsNotMarkup() {
        keep("x1", Channel.SMS, "+46701740652", EVIL + " javascript:alert(3)", null, null);
        keep("x2", Channel.EMAIL, "evil@kund.example", EVIL, EVIL, null);
        for (String to : new String[] {"%2B46701740652", "evil@kund.example"}) {
            String page = page("/local?to=" + to);
            assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script>", "<img");
            assertThat(page).doesNotContain("href=\"javascript:");
        }
        assertThat(page("/local?mail=" + "%22%3E%3Cscript%3E&to=%3Cscript%3E")).doesNotContain("<script>");
    }

    @Test
    @DisplayName("37: the HTML of a mail stands in a sandbox that runs and loads nothing")
    void aMailsHtmlIsInert() {
        keep(
                "x3",
                Channel.EMAIL,
                "html@kund.example",
                "text",
                "Hej",
                "<!doctype html><head></head><p>Hej å</p>" + EVIL);
        assertThat(page("/local?to=html@kund.example"))
                .containsPattern(
                        "<iframe src=\"/local/messages/x3/html\"[^>]* sandbox=\"allow-top-navigation-by-user-activation\"");

        ResponseEntity<String> html = get("/local/messages/x3/html");
        String policy = html.getHeaders().getFirst("Content-Security-Policy");
        assertThat(policy)
                .startsWith("default-src 'none'; style-src 'unsafe-inline'")
                .contains("frame-ancestors 'self'", "form-action 'none'", "; sandbox ")
                .doesNotContain("script-src", "allow-scripts", "allow-same-origin", "allow-forms");
        assertThat(html.getHeaders().getContentType()).hasToString("text/html;charset=UTF-8");
        assertThat(html.getBody()).contains("<head><base target=\"_top\">", "<p>Hej å</p>");
    }

    @Test
    void aMailWithoutHtmlHasNoHtmlPage() {
        keep("x4", Channel.EMAIL, "plain@kund.example", "only text", "Hej", null);
        assertThat(page("/local?to=plain@kund.example")).contains("only text").doesNotContain("<iframe");
        assertThat(get("/local/messages/x4/html").getStatusCode().value()).isEqualTo(404);
        assertThat(get("/local/messages/nobody/html").getStatusCode().value()).isEqualTo(404);
    }

    @Test
    void thePolicyOfAllPagesHolds() {
        ResponseEntity<String> page = get("/local");
        assertThat(page.getHeaders().getFirst("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "frame-src 'self'");
        assertThat(page.getBody()).doesNotContain(" style=").doesNotContain("javascript:");
        assertThat(Pattern.compile("<script(?! type=\"module\" src=\"/local/viewer.js\"></script>)")
                        .matcher(String.valueOf(page.getBody()))
                        .find())
                .isFalse();
        assertThat(get("/local/viewer.css").getStatusCode().value()).isEqualTo(200);
        assertThat(get("/local/viewer.js").getStatusCode().value()).isEqualTo(200);
    }

    @Test
    void aButtonMovesTheClockAndLeadsBack() {
        Duration before = clock.offset();
        ResponseEntity<String> answer = post("advance", "PT1H", null);
        assertThat(answer.getStatusCode().value()).isEqualTo(303);
        assertThat(answer.getHeaders().getLocation()).isEqualTo(URI.create("/local?to=%2B46701740651&steps=1"));
        assertThat(clock.offset().minus(before)).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
        assertThat(post("to", "next", null).getStatusCode().value()).isEqualTo(303);
        assertThat(page("/local?steps=3&lang=en")).contains("Stops on the way: 3.");
    }

    @Test
    void aWayThatIsNoneIsExplainedOnThePage() {
        ResponseEntity<String> answer = post("advance", "-P1D", null);
        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody()).contains("Dit kan klockan inte gå", "role=\"alert\"", "href=\"/local?lang=en\"");
    }

    @Test
    void anotherSiteCannotMoveTheClock() {
        Duration before = clock.offset();
        assertThat(post("advance", "PT1H", "cross-site").getStatusCode().value())
                .isEqualTo(403);
        assertThat(clock.offset()).isEqualTo(before);
    }

    private void keep(
            String id, Channel channel, String to, String text, @Nullable String subject, @Nullable String html) {
        messages.keep(new Message(id, channel, "Clinic", to, subject, text, html, clock.instant(), "check-in"));
    }

    private String page(String address) {
        ResponseEntity<String> page = get(address);
        assertThat(page.getStatusCode().value()).isEqualTo(200);
        return String.valueOf(page.getBody());
    }

    private ResponseEntity<String> get(String address) {
        return http().get()
                .uri(URI.create("http://127.0.0.1:" + port + address))
                .accept(MediaType.TEXT_HTML)
                .retrieve()
                .onStatus(status -> true, (request, response) -> {})
                .toEntity(String.class);
    }

    private ResponseEntity<String> post(String name, String value, @Nullable String fetchSite) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.set(name, value);
        form.set("person", "+46701740651");
        return http().post()
                .uri(URI.create("http://127.0.0.1:" + port + "/local/clock"))
                .headers(headers -> {
                    if (fetchSite != null) {
                        headers.set("Sec-Fetch-Site", fetchSite);
                    }
                })
                .accept(MediaType.TEXT_HTML)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .onStatus(status -> true, (request, response) -> {})
                .toEntity(String.class);
    }

    /** Follows no redirect: where a form leads is what is tested. */
    private static RestClient http() {
        return RestClient.builder()
                .requestFactory(new JdkClientHttpRequestFactory())
                .build();
    }
}
