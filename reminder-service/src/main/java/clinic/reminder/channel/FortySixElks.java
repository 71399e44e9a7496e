package clinic.reminder.channel;

import clinic.contracts.reminder.Channel;
import clinic.reminder.message.Links;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** SMS through 46elks: a form in, JSON back, delivery reported to our hook. */
final class FortySixElks implements Carrier {

    static final String NAME = "46elks";

    private final RestClient provider;
    private final String sender;
    private final Links links;

    FortySixElks(RestClient provider, String sender, Links links) {
        this.provider = provider;
        this.sender = sender;
        this.links = links;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public Outcome carry(Parcel parcel) {
        try {
            Answer answer = provider.post()
                    .uri("/sms")
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .body(form(parcel))
                    .retrieve()
                    .body(Answer.class);
            return answer == null || answer.id() == null
                    ? new Outcome.Unknown("the provider's yes had no id")
                    : new Outcome.Accepted(answer.id());
        } catch (RestClientResponseException e) {
            return refused(e);
        } catch (ResourceAccessException e) {
            return e.getCause() != null && neverConnected(e.getCause())
                    ? new Outcome.NotNow("the provider was not reached", null)
                    : new Outcome.Unknown("no answer after the request was written");
        } catch (RestClientException e) {
            return new Outcome.Unknown("the provider's yes could not be read");
        }
    }

    @Override
    public Whereabouts whereabouts(Missing message) {
        return new FortySixElksHistory(provider).find(message);
    }

    private MultiValueMap<String, String> form(Parcel parcel) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("from", sender);
        form.add("to", parcel.recipient());
        form.add("message", parcel.words().text());
        form.add("whendelivered", links.receipt(NAME, parcel.purpose(), parcel.messageId(), parcel.receiptNonce()));
        return form;
    }

    private static Outcome refused(RestClientResponseException answer) {
        int status = answer.getStatusCode().value();
        String reason = "the provider answered " + status;
        return switch (status) {
            // Somewhere behind the answer the request may still have been taken.
            case 408, 502, 504 -> new Outcome.Unknown(reason);
            // Our account, not this message: it waits until somebody has mended the settings or paid.
            case 401, 402, 403 -> new Outcome.NotNow(reason + ": check the account", null);
            case 429, 500, 503 -> new Outcome.NotNow(reason, wait(answer.getResponseHeaders()));
            default -> status >= 500 ? new Outcome.Unknown(reason) : new Outcome.Refused(reason);
        };
    }

    private static @Nullable Duration wait(@Nullable HttpHeaders headers) {
        String seconds = headers == null ? null : headers.getFirst(HttpHeaders.RETRY_AFTER);
        return seconds != null && seconds.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)) : null;
    }

    private static boolean neverConnected(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof UnresolvedAddressException;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(@Nullable String id) {}
}
