package clinic.reminder.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.contracts.SecretLink;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.SmsServer;
import clinic.reminder.SmsServer.Day;
import clinic.reminder.message.Links;
import clinic.reminder.message.SmsText;
import clinic.reminder.message.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every SMS provider's adapter keeps to, over real HTTP, on the provider's good and bad days. */
@DisplayName("28: the provider accepts and times out, 503, 429 with Retry-After, garbage, drips")
abstract class SmsProviderContract<S extends SmsServer> {

    static final String NUMBER = "+46701740605";
    static final String OURS = "+46846500499";
    static final Links LINKS = new Links(
            "https://clinic.example", new SecretLink('a', Base64.getEncoder().encodeToString(new byte[32])));
    static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);

    final S server;
    private SmsProvider provider;

    SmsProviderContract(S server) {
        this.server = server;
        this.provider = provider(server, false);
    }

    /** The adapter under test. */
    abstract SmsProvider provider(S server, boolean wrongPassword);

    private Outcome send() {
        return send("Påminnelse: 9:30 & 10:15 + länk");
    }

    private Outcome send(String words) {
        return send(NUMBER, words);
    }

    private Outcome send(String number, String words) {
        return provider.send(new Parcel(
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
        assertThat(send())
                .isInstanceOfSatisfying(
                        Outcome.Accepted.class,
                        yes -> assertThat(yes.reference()).isNotBlank());
        SmsServer.Sms sms = server.acceptedFor(NUMBER).findFirst().orElseThrow();
        assertThat(sms.from()).isEqualTo(OURS);
        assertThat(sms.message()).isEqualTo("Påminnelse: 9:30 & 10:15 + länk");
        assertThat(sms.whendelivered())
                .matches("https://clinic\\.example/hooks/" + provider.name() + "/reminder/a[\\w-]{48}");
    }

    @Test
    void wordsInAnyAlphabetArriveLetterByLetter() {
        String words = SmsText.of("Tid hos ليلى Żółkiewska – “Łódź” 🙂").text();
        assertThat(send(words)).isInstanceOf(Outcome.Accepted.class);
        assertThat(server.acceptedFor(NUMBER).findFirst().orElseThrow().message())
                .isEqualTo(words);
    }

    @ParameterizedTest
    @EnumSource(names = {"AWAY", "BUSY", "NO_CREDIT"})
    void trustworthyNoIsTriedAgain(Day day) {
        server.has(day);
        assertThat(send()).isInstanceOf(Outcome.NotNow.class);
    }

    @Test
    void providerThatAsksForTimeGetsIt() {
        server.has(Day.BUSY);
        assertThat(send()).isEqualTo(new Outcome.NotNow("the provider answered 429", Duration.ofSeconds(1)));
    }

    @Test
    void wrongPasswordIsOursToMendAndNotThePatientsFault() {
        provider = provider(server, true);
        assertThat(send()).isInstanceOf(Outcome.NotNow.class);
    }

    @Test
    @DisplayName("29: a bad number is refused for good, and so is every other message to it")
    void badNumberIsRefusedForGood() {
        server.has(Day.BAD_NUMBER);
        assertThat(send())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.byTheAddress()).isTrue());
    }

    @Test
    @DisplayName("29: a refusal of the sender or of the words says nothing of the number")
    void refusalThatIsNotAboutTheNumberLeavesItAlone() {
        server.has(Day.NOT_ABOUT_THE_NUMBER);
        assertThat(send())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.byTheAddress()).isFalse());
    }

    @ParameterizedTest
    @EnumSource(names = {"SILENT", "TAKES_AND_IS_SILENT", "GARBAGE", "DRIPPING", "HANGS_UP"})
    void whatMayHaveBeenTakenIsUnknownAndNobodyWaitsForever(Day day) {
        server.has(day);
        long before = System.nanoTime();
        assertThat(send()).isInstanceOf(Outcome.Unknown.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(ANSWER_WITHIN.multipliedBy(3));
        assertThat(server.askedFor(NUMBER)).hasSize(1);
    }

    private Whereabouts whereabouts(String words) {
        return provider.whereabouts(
                new Missing(NUMBER, Words.fingerprint(words), Instant.now().minusSeconds(60)));
    }

    @Test
    @DisplayName("30: what the provider took is found in its history, page by page; what it never got is not")
    void historyTellsWhatWasTaken() {
        server.has(Day.TAKES_AND_HANGS_UP);
        assertThat(send("Tid bokad, länk nummer ett")).isInstanceOf(Outcome.Unknown.class);
        server.has(Day.GOOD);
        for (int later = 0; later < 5; later++) {
            send("Senare " + later);
        }
        assertThat(whereabouts("Tid bokad, länk nummer ett")).isInstanceOf(Whereabouts.Taken.class);
        assertThat(whereabouts("Tid bokad, länk nummer två")).isEqualTo(new Whereabouts.NeverSeen());
        server.has(Day.AWAY);
        assertThat(whereabouts("Tid bokad, länk nummer ett")).isInstanceOf(Whereabouts.AskLater.class);
    }

    @Test
    @DisplayName("30: the same words of an hour before, or of another message, are not what is in doubt")
    void sameWordsAreNotTheSameMessage() {
        Instant since = Instant.parse("2026-11-23T08:00:00Z");
        server.isAt(since.minus(Duration.ofHours(1)));
        assertThat(send("Att göra har väntat")).isInstanceOf(Outcome.Accepted.class);
        assertThat(whereabouts(since, Set.of())).isEqualTo(new Whereabouts.NeverSeen());

        server.isAt(since.minusSeconds(30));
        String another = reference(send("Att göra har väntat"));
        assertThat(whereabouts(since, Set.of(another))).isEqualTo(new Whereabouts.NeverSeen());
        assertThat(whereabouts(since, Set.of())).as("clocks need not agree").isEqualTo(new Whereabouts.Taken(another));

        server.isAt(since);
        String mine = reference(send("Att göra har väntat"));
        assertThat(whereabouts(since, Set.of(another))).isEqualTo(new Whereabouts.Taken(mine));
    }

    private Whereabouts whereabouts(Instant since, Set<String> others) {
        return provider.whereabouts(new Missing(NUMBER, Words.fingerprint("Att göra har väntat"), since, others));
    }

    private static String reference(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        return Objects.requireNonNull(((Outcome.Accepted) outcome).reference());
    }

    @Test
    void providerThatIsNotThereIsTriedAgain() {
        server.close();
        assertThat(send()).isInstanceOf(Outcome.NotNow.class);
    }
}
