package clinic.reminder.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.contracts.SecretLink;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.ElksServer;
import clinic.reminder.message.Links;
import clinic.reminder.message.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.client.RestClient;

/** Over real HTTP, on the provider's good and bad days. */
@DisplayName("28: the provider accepts and times out, 503, 429 with Retry-After, garbage, drips")
class FortySixElksIT {

    private static final String NUMBER = "+46701740605";
    private static final Links LINKS = new Links(
            "https://clinic.example", new SecretLink('a', Base64.getEncoder().encodeToString(new byte[32])));

    private final ElksServer server = new ElksServer();
    private Carrier carrier = carrier(server.url(), ElksServer.PASSWORD);

    private static Carrier carrier(String url, String password) {
        return new Carriers()
                .sms(
                        RestClient.builder(),
                        LINKS,
                        url,
                        ElksServer.USERNAME,
                        password,
                        "Videslatt",
                        Duration.ofSeconds(4));
    }

    private Outcome send() {
        return send("Påminnelse: 9:30 & 10:15 + länk");
    }

    private Outcome send(String words) {
        return send(NUMBER, words);
    }

    private Outcome send(String number, String words) {
        return carrier.carry(new Parcel(
                UUID.randomUUID(), Purpose.REMINDER, number, new Words("Kliniken", null, words, null), "nonce"));
    }

    @BeforeEach
    void warm() {
        // The first request loads classes for longer than the short time-out of these tests.
        await().until(() -> send("+46701740606", "warm") instanceof Outcome.Accepted);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void smsArrivesAsTheProvidersFormWithAReportAddress() {
        send();
        ElksServer.Sms sms = server.acceptedFor(NUMBER).findFirst().orElseThrow();
        assertThat(sms.from()).isEqualTo("Videslatt");
        assertThat(sms.message()).isEqualTo("Påminnelse: 9:30 & 10:15 + länk");
        assertThat(sms.whendelivered()).matches("https://clinic\\.example/hooks/46elks/reminder/a[\\w-]{48}");
    }

    @ParameterizedTest
    @EnumSource(names = {"AWAY", "BUSY", "NO_CREDIT"})
    void trustworthyNoIsTriedAgain(ElksServer.Day day) {
        server.has(day);
        assertThat(send()).isInstanceOf(Outcome.NotNow.class);
    }

    @Test
    void providerThatAsksForTimeGetsIt() {
        server.has(ElksServer.Day.BUSY);
        assertThat(send()).isEqualTo(new Outcome.NotNow("the provider answered 429", Duration.ofSeconds(1)));
    }

    @Test
    void wrongPasswordIsOursToMendAndNotThePatientsFault() {
        carrier = carrier(server.url(), "wrong");
        assertThat(send()).isInstanceOf(Outcome.NotNow.class);
    }

    @Test
    void badNumberIsRefusedForGood() {
        server.has(ElksServer.Day.BAD_NUMBER);
        assertThat(send()).isEqualTo(new Outcome.Refused("the provider answered 400"));
    }

    @ParameterizedTest
    @EnumSource(names = {"SILENT", "GARBAGE", "DRIPPING", "HANGS_UP"})
    void whatMayHaveBeenTakenIsUnknown(ElksServer.Day day) {
        server.has(day);
        assertThat(send()).isInstanceOf(Outcome.Unknown.class);
        assertThat(server.askedFor(NUMBER)).hasSize(1);
    }

    private Whereabouts whereabouts(String words) {
        return carrier.whereabouts(
                new Missing(NUMBER, Words.fingerprint(words), Instant.now().minusSeconds(60)));
    }

    @Test
    @DisplayName("30: what the provider took is found in its history, page by page; what it never got is not")
    void historyTellsWhatWasTaken() {
        server.has(ElksServer.Day.TAKES_AND_HANGS_UP);
        assertThat(send("Tid bokad, länk nummer ett")).isInstanceOf(Outcome.Unknown.class);
        server.has(ElksServer.Day.GOOD);
        for (int later = 0; later < 5; later++) {
            send("Senare " + later);
        }
        assertThat(whereabouts("Tid bokad, länk nummer ett")).isInstanceOf(Whereabouts.Taken.class);
        assertThat(whereabouts("Tid bokad, länk nummer två")).isEqualTo(new Whereabouts.NeverSeen());
        server.has(ElksServer.Day.AWAY);
        assertThat(whereabouts("Tid bokad, länk nummer ett")).isInstanceOf(Whereabouts.AskLater.class);
    }

    @Test
    void providerThatIsNotThereIsTriedAgain() {
        String url = server.url();
        server.close();
        carrier = carrier(url, ElksServer.PASSWORD);
        assertThat(send()).isInstanceOf(Outcome.NotNow.class);
    }
}
