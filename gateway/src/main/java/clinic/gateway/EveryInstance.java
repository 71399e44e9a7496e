package clinic.gateway;

import java.time.Duration;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.client.HttpClient;

/**
 * Connects in turn to all who answer to a service's name, as when it is composed with {@code --scale}, and asks the name
 * again soon. Otherwise the first of them would have every connection for the ten minutes that Docker lets a name be
 * remembered, and each new one would knock in vain at an instance that is gone before it goes to the next.
 */
@Component
class EveryInstance implements HttpClientCustomizer {

    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    @Override
    public HttpClient customize(HttpClient client) {
        return client.resolver(names -> names.roundRobinSelection(true).cacheMaxTimeToLive(REMEMBERED));
    }
}
