package clinic.reminder.channel;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.reminder.Purpose;
import clinic.reminder.ElksServer;
import clinic.reminder.message.Words;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;

class FortySixElksIT extends SmsProviderContract<ElksServer> {

    FortySixElksIT() {
        super(new ElksServer());
    }

    @Test
    @DisplayName("29: nobody is asked to carry what has no sender in its country")
    void nobodyIsAskedWhereOurNameIsNoSender() {
        String american = "+12025550143";
        SmsProvider withoutANumber =
                new FortySixElks(RestClient.create(server.url()), new Senders("Videslatt", null), LINKS);
        assertThat(withoutANumber.send(new Parcel(
                        UUID.randomUUID(),
                        Purpose.REMINDER,
                        american,
                        new Words("Kliniken", null, "Hej", null),
                        "nonce")))
                .isInstanceOf(Outcome.NoSender.class);
        assertThat(server.askedFor(american)).isEmpty();
    }

    @Override
    SmsProvider provider(ElksServer elks, boolean wrongPassword) {
        return Carriers.fortySixElks(
                RestClient.builder(),
                LINKS,
                new SmsSettings(
                        elks.url(),
                        ElksServer.USERNAME,
                        wrongPassword ? "wrong" : ElksServer.PASSWORD,
                        "Videslatt",
                        OURS,
                        100,
                        ANSWER_WITHIN,
                        new TwilioAccount("", null, null, null, null, 0)));
    }
}
