package clinic.reminder.channel;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** What 46elks has taken from us, newest first, a page at a time: https://46elks.com/docs/sms-history */
final class FortySixElksHistory {

    /** Their clock and ours need not agree. */
    private static final Duration SKEW = Duration.ofMinutes(10);

    private static final int PAGE = 100;

    /** One person does not get thousands of messages between two questions. */
    private static final int MOST_PAGES = 20;

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private final RestClient provider;

    FortySixElksHistory(RestClient provider) {
        this.provider = provider;
    }

    Whereabouts find(Missing message) {
        String olderThan = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            Page found;
            try {
                found = page(message.recipient(), message.since().minus(SKEW), olderThan);
            } catch (RestClientException e) {
                return new Whereabouts.AskLater(
                        "the history was not read: " + e.getClass().getSimpleName());
            }
            if (found == null || found.data() == null) {
                return new Whereabouts.AskLater("the history could not be read");
            }
            for (Sms sms : found.data()) {
                if (message.mayBe(sms.id(), sms.message())) {
                    return new Whereabouts.Taken(sms.id());
                }
            }
            olderThan = found.next();
            if (olderThan == null) {
                return new Whereabouts.NeverSeen();
            }
        }
        return new Whereabouts.AskLater("the history has more than " + MOST_PAGES + " pages");
    }

    /** Their {@code start} is the newer end and {@code end} the older one. */
    private @Nullable Page page(String to, Instant since, @Nullable String olderThan) {
        return provider.get()
                .uri(uri -> {
                    uri.path("/sms")
                            .queryParam("to", "{to}")
                            .queryParam("end", "{end}")
                            .queryParam("limit", PAGE);
                    if (olderThan != null) {
                        uri.queryParam("start", "{start}");
                    }
                    return uri.build(to, UTC.format(since), Objects.requireNonNullElse(olderThan, ""));
                })
                .retrieve()
                .body(Page.class);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Page(@Nullable List<Sms> data, @Nullable String next) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Sms(@Nullable String id, @Nullable String message) {}
}
