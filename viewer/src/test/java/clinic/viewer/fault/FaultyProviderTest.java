package clinic.viewer.fault;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import clinic.viewer.LocalViewer;
import clinic.viewer.message.Messages;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

@LocalViewer
@DisplayName("28: the provider accepts and times out, 503, 429 with Retry-After, garbage, drips")
class FaultyProviderTest {

    private static final String TO = "+46701740611";

    @LocalServerPort
    private int port;

    @Autowired
    private Messages messages;

    @AfterEach
    void allIsWell() {
        turn("46elks", "none");
        turn("twilio", "none");
    }

    private RestClient viewer() {
        return RestClient.create("http://127.0.0.1:" + port);
    }

    private String turn(String provider, String fault) {
        return String.valueOf(viewer().post()
                .uri("/local/faults")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"provider\":\"" + provider + "\",\"fault\":\"" + fault + "\"}")
                .retrieve()
                .body(String.class));
    }

    private ResponseEntity<String> order(String provider) {
        boolean elks = provider.equals("46elks");
        return viewer().post()
                .uri(
                        elks
                                ? "/46elks/a1/sms"
                                : "/twilio/2010-04-01/Accounts/" + LocalViewer.TWILIO_SID + "/Messages.json")
                .headers(headers -> headers.setBasicAuth(
                        elks ? LocalViewer.SMS_USERNAME : LocalViewer.TWILIO_SID,
                        elks ? LocalViewer.SMS_PASSWORD : LocalViewer.TWILIO_TOKEN))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(
                        elks
                                ? "from=Clinic&message=hej&to=%2B46701740611"
                                : "From=%2B46846500499&Body=hej&To=%2B46701740611")
                .retrieve()
                .onStatus(status -> true, (request, response) -> {})
                .toEntity(String.class);
    }

    private int arrived() {
        return messages.newestFirst(message -> message.to().equals(TO)).size();
    }

    @ParameterizedTest
    @CsvSource({"46elks,503,503", "twilio,503,503", "46elks,429,429", "twilio,429,429", "46elks,garbage,200"})
    void troubleIsOnePlaceOnlyAndTakesNothing(String provider, String fault, int status) {
        String other = provider.equals("twilio") ? "46elks" : "twilio";
        assertThat(turn(provider, fault)).contains("\"" + provider + "\":\"" + fault + "\"", other + "\":\"none\"");
        int before = arrived();
        ResponseEntity<String> answer = order(provider);
        assertThat(answer.getStatusCode().value()).isEqualTo(status);
        assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo(fault.equals("429") ? "2" : null);
        assertThat(arrived()).isEqualTo(before);

        assertThat(order(other).getStatusCode().is2xxSuccessful()).isTrue();
        turn(provider, "none");
        assertThat(order(provider).getStatusCode().is2xxSuccessful()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"46elks", "twilio"})
    void messageIsTakenAndItsYesNeverComes(String provider) throws Exception {
        turn(provider, "accept-then-timeout");
        int before = arrived();
        CompletableFuture<ResponseEntity<String>> answer = CompletableFuture.supplyAsync(() -> order(provider));
        await().until(() -> arrived() == before + 1);
        assertThatThrownBy(() -> answer.get(1, SECONDS)).isInstanceOf(TimeoutException.class);
        turn(provider, "none");
        assertThat(answer.get(5, SECONDS).getStatusCode()).isEqualTo(HttpStatus.GATEWAY_TIMEOUT);
    }

    @Test
    void yesDrips() throws Exception {
        turn("46elks", "drip");
        long before = System.nanoTime();
        CompletableFuture<ResponseEntity<String>> answer = CompletableFuture.supplyAsync(() -> order("46elks"));
        assertThatThrownBy(() -> answer.get(3, SECONDS)).isInstanceOf(TimeoutException.class);
        turn("46elks", "none");
        assertThat(answer.get(5, SECONDS).getBody()).contains("\"id\":\"s");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofSeconds(3));
    }
}
