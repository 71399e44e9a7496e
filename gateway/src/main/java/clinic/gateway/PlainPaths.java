package clinic.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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
 * with a routed path here and is an internal one there. And those that no service can read: their server would answer
 * with a page of its own.
 */
@Component
@Order(0)
class PlainPaths implements WebFilter {

    private static final Pattern AMBIGUOUS =
            Pattern.compile("(?i)//|\\\\|;|%2f|%5c|%3b|%25|%00|(^|/)(\\.|%2e){1,2}(/|$)");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getURI().getRawPath();
        if (AMBIGUOUS.matcher(path).find() || !isUnicode(path)) {
            return Mono.error(new ResponseStatusException(HttpStatus.BAD_REQUEST, "The path is not plain"));
        }
        return chain.filter(exchange);
    }

    private static boolean isUnicode(String path) {
        return URLDecoder.decode(path, StandardCharsets.UTF_8).indexOf('\ufffd') < 0;
    }
}
