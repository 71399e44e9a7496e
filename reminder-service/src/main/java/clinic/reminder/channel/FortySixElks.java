package clinic.reminder.channel;

import clinic.reminder.message.Links;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;

/** SMS through 46elks: a form in, JSON back, delivery reported to our hook. https://46elks.com/docs/send-sms */
final class FortySixElks implements SmsProvider {

    static final String NAME = "46elks";

    private final RestClient http;
    private final Senders senders;
    private final Links links;

    FortySixElks(RestClient http, Senders senders, Links links) {
        this.http = http;
        this.senders = senders;
        this.links = links;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Outcome send(Parcel parcel) {
        Optional<String> sender = senders.to(parcel.recipient(), parcel.purpose());
        return sender.isEmpty()
                ? Senders.NONE
                : HttpOrder.outcome(() -> order(form(parcel, sender.get())), FortySixElks::refused);
    }

    /** What is wrong is told in a sentence that begins with the field. */
    private static Outcome refused(RestClientResponseException answer) {
        boolean byTheNumber = answer.getStatusCode().value() == 400
                && answer.getResponseBodyAsString().startsWith("to ");
        return byTheNumber
                ? new Outcome.Refused("the provider answered 400 about the number", true)
                : HttpOrder.refused(answer);
    }

    private @Nullable String order(MultiValueMap<String, String> form) {
        Answer answer = http.post()
                .uri("/sms")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .body(Answer.class);
        return answer == null ? null : answer.id();
    }

    private MultiValueMap<String, String> form(Parcel parcel, String sender) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("from", sender);
        form.add("to", parcel.recipient());
        form.add("message", parcel.words().text());
        form.add("whendelivered", links.receipt(NAME, parcel.purpose(), parcel.messageId(), parcel.receiptNonce()));
        return form;
    }

    @Override
    public Whereabouts whereabouts(Missing message) {
        return new FortySixElksHistory(http).find(message);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(@Nullable String id) {}
}
