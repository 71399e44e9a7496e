package clinic.reminder.channel;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriBuilder;

/**
 * What Twilio has taken from us, newest first, a page at a time. Not asked for by the date it was sent: what still waits
 * there has none, and would seem never to have come.
 */
final class TwilioHistory {

    /** Their clock and ours need not agree. */
    private static final Duration SKEW = Duration.ofMinutes(10);

    private static final int PAGE = 100;

    /** One person does not get thousands of messages between two questions. */
    private static final int MOST_PAGES = 20;

    private final RestClient http;
    private final TwilioAccount account;

    TwilioHistory(RestClient http, TwilioAccount account) {
        this.http = http;
        this.account = account;
    }

    Whereabouts find(Missing message) {
        Instant earliest = message.since().minus(SKEW);
        String next = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            Page found;
            try {
                found = page(message.recipient(), next);
            } catch (RestClientException e) {
                return new Whereabouts.AskLater(
                        "the list was not read: " + e.getClass().getSimpleName());
            }
            if (found == null || found.messages() == null) {
                return new Whereabouts.AskLater("the list could not be read");
            }
            for (Sms sms : found.messages()) {
                if (!sms.createdBefore(earliest) && message.mayBe(sms.sid(), sms.body())) {
                    return new Whereabouts.Taken(sms.sid());
                }
            }
            next = found.next();
            if (next == null || found.goesBackBeyond(earliest)) {
                return new Whereabouts.NeverSeen();
            }
        }
        return new Whereabouts.AskLater("the list has more than " + MOST_PAGES + " pages");
    }

    private @Nullable Page page(String to, @Nullable String next) {
        return http.get()
                .uri(uri -> next == null ? first(uri, to) : next(uri, URI.create(next)))
                .retrieve()
                .body(Page.class);
    }

    private URI first(UriBuilder uri, String to) {
        return uri.path(account.messages())
                .queryParam("To", "{to}")
                .queryParam("PageSize", PAGE)
                .build(to);
    }

    /** A path on the same host, encoded already; never another host, whatever the answer says. */
    private static URI next(UriBuilder uri, URI next) {
        return uri.build().resolve(next.getRawPath() + (next.getRawQuery() == null ? "" : "?" + next.getRawQuery()));
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Page(
            @Nullable List<Sms> messages,
            @JsonProperty("next_page_uri") @Nullable String next) {

        boolean goesBackBeyond(Instant since) {
            return messages != null && !messages.isEmpty() && messages.getLast().createdBefore(since);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Sms(
            @Nullable String sid,
            @Nullable String body,
            @JsonProperty("date_created") @Nullable String created) {

        boolean createdBefore(Instant since) {
            try {
                return created != null
                        && Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(created))
                                .isBefore(since);
            } catch (DateTimeException unreadable) {
                return false;
            }
        }
    }
}
