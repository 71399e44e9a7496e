package clinic.gateway;

import java.net.SocketException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.PrematureCloseException;

/**
 * Asks a service a second time when it has hung up without a word: its end of a connection that was kept open may close
 * just as a request is on its way, and whoever asked would read that the service is away though it is not. Only what
 * may be asked twice: what changes nothing, and what bears an Idempotency-Key where one counts, which the services answer
 * alike each time. Anything else may have been done before the connection broke; the sender is told so (503) and decides.
 */
@Component
@Order(1)
class AskOnceMore implements GlobalFilter {

    private static final Logger log = LoggerFactory.getLogger(AskOnceMore.class);

    /** Where every POST, here and below, takes a key: as docs/api.md says, and the document of booking-service. */
    private static final List<String> TAKES_A_KEY = List.of(
            "/api/holds", "/api/appointments", "/api/staff/appointments", "/api/staff/blocks", "/api/staff/setup");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        boolean mayBeAskedTwice =
                WholeBodies.isKept(request) && (changesNothing(request) || isAnsweredAlikeEachTime(request));
        return mayBeAskedTwice ? ask(exchange, chain) : chain.filter(exchange);
    }

    private static Mono<Void> ask(ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(exchange).onErrorResume(AskOnceMore::hungUp, error -> {
            BegunTrace.within(
                    exchange,
                    () -> log.info(
                            "A service hung up without a word on a {}; it is asked once more",
                            exchange.getRequest().getMethod()));
            ServerWebExchangeUtils.reset(exchange);
            return chain.filter(exchange);
        });
    }

    /** Closed or reset, after the request was sent and before a word of the answer. */
    static boolean hungUp(Throwable error) {
        return error instanceof PrematureCloseException
                || error instanceof SocketException
                        && String.valueOf(error.getMessage()).startsWith("Connection reset");
    }

    private static boolean changesNothing(ServerHttpRequest request) {
        HttpMethod method = request.getMethod();
        return method == HttpMethod.GET || method == HttpMethod.HEAD;
    }

    private static boolean isAnsweredAlikeEachTime(ServerHttpRequest request) {
        String path = request.getURI().getRawPath();
        return request.getMethod() == HttpMethod.POST
                && request.getHeaders().getFirst("Idempotency-Key") != null
                && TAKES_A_KEY.stream().anyMatch(one -> path.equals(one) || path.startsWith(one + "/"));
    }
}
