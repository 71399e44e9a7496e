package clinic.reminder.channel;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** An order placed with a provider over HTTP: what its answer, or its silence, tells of the message. */
interface HttpOrder {

    /** Places it; the provider's reference, if its yes had one. */
    @Nullable
    String place();

    /** @param explained what a refusal means with this provider */
    static Outcome outcome(HttpOrder order, Function<RestClientResponseException, Outcome> explained) {
        try {
            String reference = order.place();
            return reference == null
                    ? new Outcome.Unknown("the provider's yes had no id")
                    : new Outcome.Accepted(reference);
        } catch (RestClientResponseException e) {
            return explained.apply(e);
        } catch (ResourceAccessException e) {
            return e.getCause() != null && neverConnected(e.getCause())
                    ? new Outcome.NotNow("the provider was not reached", null)
                    : new Outcome.Unknown("no answer after the request was written");
        } catch (RestClientException e) {
            return new Outcome.Unknown("the provider's yes could not be read");
        }
    }

    /** What a refusal means by its status alone. */
    static Outcome refused(RestClientResponseException answer) {
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
}
