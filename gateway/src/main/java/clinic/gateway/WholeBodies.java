package clinic.gateway;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Takes what is sent in whole before a service is asked: who sends slowly, out of a tunnel or on purpose, keeps no place
 * at a service waiting, and what is kept can be sent once more.
 */
@Component
@Order(0)
class WholeBodies implements GlobalFilter {

    /** More than any form or call is; what is larger is a file. */
    private static final long LARGEST_KEPT = 64 * 1024;

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (isKept(request) && request.getHeaders().getContentLength() > 0) {
            return ServerWebExchangeUtils.cacheRequestBody(
                    exchange,
                    kept -> chain.filter(exchange.mutate().request(kept).build()));
        }
        return chain.filter(exchange);
    }

    /** Whether all that is sent with it is here by the time a service is asked. */
    static boolean isKept(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        return headers.getContentLength() <= LARGEST_KEPT && headers.getFirst(HttpHeaders.TRANSFER_ENCODING) == null;
    }
}
