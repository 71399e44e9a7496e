package clinic.gateway;

import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses paths that the gateway and a service could read differently: {@code /check-in/%2e%2e/internal/clock} starts
 * with a routed path here and is an internal one there.
 */
@Component
@Order(0)
class PlainPaths implements WebFilter {

    private static final Pattern AMBIGUOUS =
            Pattern.compile("(?i)//|\\\\|;|%2f|%5c|%3b|%25|%00|(^|/)(\\.|%2e){1,2}(/|$)");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (AMBIGUOUS.matcher(exchange.getRequest().getURI().getRawPath()).find()) {
            return Mono.error(new ResponseStatusException(HttpStatus.BAD_REQUEST, "The path is not plain"));
        }
        return chain.filter(exchange);
    }
}
