package clinic.gateway;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Where visitors reach the clinic by https, their browsers shall ask by nothing else from then on, whoever answers: a
 * service, or the gateway itself. Over plain http browsers take no notice of it.
 */
@Component
@Order(-1)
class AlwaysHttps implements WebFilter {

    static final String A_YEAR = "max-age=31536000; includeSubDomains";
    private static final String HEADER = "Strict-Transport-Security";

    private final boolean https;

    AlwaysHttps(@Value("${clinic.public-url:}") String publicUrl) {
        this.https = publicUrl.startsWith("https:");
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (https) {
            ServerHttpResponse response = exchange.getResponse();
            response.beforeCommit(() -> {
                response.getHeaders().set(HEADER, A_YEAR);
                return Mono.empty();
            });
        }
        return chain.filter(exchange);
    }
}
