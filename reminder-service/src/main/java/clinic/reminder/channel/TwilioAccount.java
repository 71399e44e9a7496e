package clinic.reminder.channel;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An account with Twilio.
 *
 * @param accountSid begins with AC; none: the clinic has no account here
 * @param authToken also signs what Twilio tells us
 * @param number a number of ours there, E.164, that patients can answer
 * @param messagingServiceSid a pool of senders of ours, from which Twilio chooses; goes before the number
 * @param weight how much of the messages it gets, beside the other providers' weights
 */
record TwilioAccount(
        @DefaultValue("https://api.twilio.com") String url,
        @Nullable String accountSid,
        @Nullable String authToken,
        @Nullable String number,
        @Nullable String messagingServiceSid,
        @DefaultValue("100") int weight) {

    boolean exists() {
        return accountSid != null && !accountSid.isBlank() && authToken != null && !authToken.isBlank();
    }

    boolean chooses() {
        return messagingServiceSid != null && !messagingServiceSid.isBlank();
    }

    /** Where its messages are ordered and listed. */
    String messages() {
        return "/2010-04-01/Accounts/" + accountSid + "/Messages.json";
    }
}
