package clinic.reminder.channel;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.reminder.Purpose;
import clinic.reminder.TwilioServer;
import clinic.reminder.message.Words;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;

class TwilioIT extends SmsProviderContract<TwilioServer> {

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
                                100)));
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
