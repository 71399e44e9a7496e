package clinic.reminder.channel;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.reminder.Purpose;
import clinic.reminder.SmsServer.Day;
import clinic.reminder.TwilioServer;
import clinic.reminder.message.Words;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;

class TwilioIT extends SmsProviderContract<TwilioServer> {

    private static final List<String> OPTED_OUT = new CopyOnWriteArrayList<>();

    TwilioIT() {
        super(new TwilioServer());
    }

    @Override
    SmsProvider provider(TwilioServer twilio, boolean wrongPassword) {
        return provider(twilio, wrongPassword, null);
    }

    private SmsProvider provider(TwilioServer twilio, boolean wrongPassword, @Nullable String pool) {
        return Carriers.twilio(
                RestClient.builder(),
                LINKS,
                new SmsSettings(
                        "",
                        "",
                        "",
                        "Videslatt",
                        null,
                        0,
                        ANSWER_WITHIN,
                        new TwilioAccount(
                                twilio.url(),
                                TwilioServer.SID,
                                wrongPassword ? "wrong" : TwilioServer.TOKEN,
                                OURS,
                                pool,
                                100)),
                OPTED_OUT::add);
    }

    @Test
    @DisplayName("24: whoever told the provider to stop is heard of when it refuses to send")
    void refusalBecauseOfAStopIsAnOptOut() {
        server.has(Day.OPTED_OUT);
        assertThat(provider(server, false)
                        .send(new Parcel(
                                UUID.randomUUID(),
                                Purpose.CHECK_IN,
                                "+46701740607",
                                new Words("Kliniken", null, "Hej", null),
                                "nonce")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused)
                                .as("by its owner, who may think better of it")
                                .returns(false, Outcome.Refused::byTheAddress)
                                .returns(true, Outcome.Refused::byItsOwner));
        assertThat(OPTED_OUT).containsExactly("+46701740607");
    }

    @Test
    void poolOfSendersGoesBeforeTheNumber() {
        provider(server, false, "MG0123456789abcdef")
                .send(new Parcel(
                        UUID.randomUUID(),
                        Purpose.REMINDER,
                        NUMBER,
                        new Words("Kliniken", null, "Hej", null),
                        "nonce"));
        assertThat(server.acceptedFor(NUMBER).findFirst().orElseThrow().from()).isEqualTo("MG0123456789abcdef");
    }
}
