package clinic.gateway;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.CLIENT_RESPONSE_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

import java.net.ConnectException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.RouteToRequestUrlFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClientResponse;

/**
 * Leads to the instances of a service in turn where several are named, and past one that is being replaced: nobody
 * listens there, or it says that it is closing. Nothing was done there, so the next may be asked whatever is asked, as
 * long as there is something left to send: what comes in pieces is gone with whoever closed. One that is closing and has
 * no other beside it is away, which is said in our words and not in its server's.
 */
@Component
class Instances implements GlobalFilter, Ordered {

    /** @param instances by service, such as {@code booking}, the addresses of all its instances */
    @ConfigurationProperties("clinic.gateway")
    record Addresses(Map<String, List<URI>> instances) {

        Addresses {
            instances = instances == null ? Map.of() : Map.copyOf(instances);
        }
    }

    /** Its answer is that of a server which has begun to stop. */
    private static final class Closing extends ConnectException {

        Closing() {
            super("It is closing");
        }
    }

    private static final int FEWEST_TRIES = 2;

    private final Map<String, Turns> services = new ConcurrentHashMap<>();

    Instances(Addresses addresses) {
        addresses.instances().forEach((service, instances) -> services.put(service, new Turns(instances)));
    }

    @Override
    public int getOrder() {
        return RouteToRequestUrlFilter.ROUTE_TO_URL_FILTER_ORDER + 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = Objects.requireNonNull(exchange.getAttribute(GATEWAY_ROUTE_ATTR));
        // Behind one name there may be several as well: who closes a connection may not be who answers on the next.
        Turns turns = services.computeIfAbsent(route.getId(), service -> new Turns(List.of(route.getUri())));
        return ask(exchange, chain, turns, List.of());
    }

    private static Mono<Void> ask(
            ServerWebExchange exchange, GatewayFilterChain chain, Turns turns, List<Turns.Instance> before) {
        Turns.Instance instance = turns.next(before);
        List<Turns.Instance> asked =
                Stream.concat(before.stream(), Stream.of(instance)).toList();
        if (turns.count() > 1) {
            URI wanted = exchange.getRequiredAttribute(GATEWAY_REQUEST_URL_ATTR);
            exchange.getAttributes().put(GATEWAY_REQUEST_URL_ATTR, at(instance.address(), wanted));
        }
        return chain.filter(exchange)
                .then(Mono.defer(() -> isClosing(exchange) ? Mono.<Void>error(new Closing()) : Mono.empty()))
                // Its other kept connections end as well; whoever may be asked once more goes to the next.
                .doOnError(AskOnceMore::hungUp, gone -> turns.leaveOut(instance))
                .onErrorResume(ConnectException.class, gone -> {
                    turns.leaveOut(instance);
                    // Of one name all addresses have been tried already.
                    boolean elsewhere =
                            gone instanceof Closing ? WholeBodies.isKept(exchange.getRequest()) : turns.count() > 1;
                    if (asked.size() == Math.max(turns.count(), FEWEST_TRIES) || !elsewhere) {
                        return Mono.error(gone);
                    }
                    ServerWebExchangeUtils.reset(exchange);
                    return ask(exchange, chain, turns, asked);
                });
    }

    private static URI at(URI address, URI asked) {
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        return URI.create(address.getScheme() + "://" + address.getRawAuthority() + asked.getRawPath() + query);
    }

    /** Tomcat's own word, before it has read more than the request's first line; ours have a body. */
    private static boolean isClosing(ServerWebExchange exchange) {
        HttpClientResponse answer = exchange.getAttribute(CLIENT_RESPONSE_ATTR);
        return answer != null
                && answer.status().code() == 503
                && "close".equalsIgnoreCase(answer.responseHeaders().get("Connection"))
                && !answer.responseHeaders().contains("Content-Type");
    }
}
