package clinic.gateway;

import java.util.function.Consumer;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
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
        ServerHttpRequest request = new Sent(exchange.getRequest());
        ServerWebExchange sent = exchange.mutate().request(request).build();
        if (isKept(request) && request.getHeaders().getContentLength() > 0) {
            return ServerWebExchangeUtils.cacheRequestBody(
                    sent, kept -> chain.filter(sent.mutate().request(kept).build()));
        }
        return chain.filter(sent);
    }

    /** What goes wrong while it is read is its sender's doing: by its name alone it could be a service's connection. */
    private static final class Sent extends ServerHttpRequestDecorator {

        /** The server's library tells of the same fault twice, and of the second time in the log, as an error. */
        private static final Consumer<Throwable> TOLD_ALREADY = again -> {};

        Sent(ServerHttpRequest request) {
            super(request);
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return super.getBody()
                    .onErrorMap(HungUp::new)
                    .contextWrite(context -> context.put("reactor.onErrorDropped.local", TOLD_ALREADY));
        }
    }

    /** Whether all that is sent with it is here by the time a service is asked. */
    static boolean isKept(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        return headers.getContentLength() <= LARGEST_KEPT && headers.getFirst(HttpHeaders.TRANSFER_ENCODING) == null;
    }
}
