package clinic.reminder.channel;

import clinic.reminder.message.Links;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** SMS through Twilio: https://www.twilio.com/docs/messaging/api/message-resource */
final class Twilio implements SmsProvider {

    static final String NAME = "twilio";

    /** The person wrote STOP: the provider itself sends nothing to them any more. */
    private static final int OPTED_OUT = 21610;

    /**
     * What is about this number or these words, and will be so tomorrow: no valid number, one that no SMS reaches, one
     * that wrote STOP, a text that is too long. All other refusals are about our settings, and those can be mended.
     */
    private static final Set<Integer> FOR_GOOD = Set.of(21211, 21214, 21217, OPTED_OUT, 21614, 21617);

    /** Of those, what no other words would change: there is nobody, or nobody whom an SMS reaches. */
    private static final Set<Integer> BY_THE_NUMBER = Set.of(21211, 21214, 21217, 21614);

    private final RestClient http;
    private final TwilioAccount account;
    private final Senders senders;
    private final Links links;
    private final Consumer<String> optedOut;

    /** @param optedOut is told the numbers whose owners told Twilio to stop */
    Twilio(RestClient http, TwilioAccount account, Senders senders, Links links, Consumer<String> optedOut) {
        this.http = http;
        this.account = account;
        this.senders = senders;
        this.links = links;
        this.optedOut = optedOut;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Outcome send(Parcel parcel) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        if (account.chooses()) {
            form.add("MessagingServiceSid", account.messagingServiceSid());
        } else {
            Optional<String> sender = senders.to(parcel.recipient(), parcel.purpose());
            if (sender.isEmpty()) {
                return Senders.NONE;
            }
            form.add("From", sender.get());
        }
        form.add("To", parcel.recipient());
        form.add("Body", parcel.words().text());
        // Its typography is plain already; a letter that Twilio made plain would be somebody's name.
        form.add("SmartEncoded", "false");
        form.add("StatusCallback", links.receipt(NAME, parcel.purpose(), parcel.messageId(), parcel.receiptNonce()));
        return HttpOrder.outcome(() -> order(form), answer -> refused(answer, parcel.recipient()));
    }

    private @Nullable String order(MultiValueMap<String, String> form) {
        Answer answer = http.post()
                .uri(account.messages())
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .body(Answer.class);
        return answer == null ? null : answer.sid();
    }

    private Outcome refused(RestClientResponseException answer, String recipient) {
        int status = answer.getStatusCode().value();
        if (status != 400 && status != 404) {
            return HttpOrder.refused(answer);
        }
        int code = code(answer);
        if (code == OPTED_OUT) {
            optedOut.accept(recipient);
        }
        String reason = "the provider answered " + status + ", code " + code;
        return FOR_GOOD.contains(code)
                ? new Outcome.Refused(reason, BY_THE_NUMBER.contains(code), code == OPTED_OUT)
                : new Outcome.NotNow(reason + ": check the account", null);
    }

    /** Zero where there is none that can be read. */
    private static int code(RestClientResponseException answer) {
        try {
            Trouble trouble = answer.getResponseBodyAs(Trouble.class);
            return trouble == null ? 0 : trouble.code();
        } catch (RestClientException | IllegalStateException unreadable) {
            return 0;
        }
    }

    @Override
    public Whereabouts whereabouts(Missing message) {
        return new TwilioHistory(http, account).find(message);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(@Nullable String sid) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Trouble(int code) {}
}
