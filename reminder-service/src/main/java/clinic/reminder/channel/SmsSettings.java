package clinic.reminder.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The clinic's accounts with SMS providers: one with 46elks, and one with Twilio if it has it.
 *
 * @param url of 46elks, or of one that speaks like it
 * @param sender the clinic's name as phones show it, at most 11 letters and digits
 * @param number a number of ours at 46elks, E.164, that patients can answer
 * @param weight how much of the messages 46elks gets, beside the other provider's weight
 * @param answerWithin how long a provider may take for its whole answer
 */
@ConfigurationProperties("clinic.sms")
record SmsSettings(
        String url,
        String username,
        String password,
        @Nullable String sender,
        @Nullable String number,
        @DefaultValue("100") int weight,
        @DefaultValue("10s") Duration answerWithin,
        @DefaultValue TwilioAccount twilio) {

    /** Without either every SMS would wait until it came too late, and nobody would be told why. */
    SmsSettings {
        if (isBlank(sender) && isBlank(number)) {
            throw new IllegalArgumentException(
                    "clinic.sms.sender is missing: what phones show as the sender, at most 11"
                            + " letters or digits; or clinic.sms.number");
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
