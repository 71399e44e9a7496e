package clinic.reminder.channel;

import clinic.reminder.ElksServer;
import org.springframework.web.client.RestClient;

class FortySixElksIT extends SmsProviderContract<ElksServer> {

    FortySixElksIT() {
        super(new ElksServer());
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
