package clinic.gateway;

import clinic.vitals.Trace;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * A trace begins here, whatever the browser says of one: a stranger shall neither join another's nor have all they do
 * told to the collector. Its id goes back to whoever asked, in the header that W3C drafted for it, and stands in the log.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class BegunTrace implements WebFilter {

    static final String HEADER = "traceresponse";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpResponse response = exchange.getResponse();
        response.beforeCommit(() -> {
            of(exchange).ifPresent(trace -> response.getHeaders().set(HEADER, Trace.written(trace)));
            return Mono.empty();
        });
        return chain.filter(exchange);
    }

    /** Writes its lines of the log as part of the trace: no thread here belongs to one request. */
    static void within(ServerWebExchange exchange, Runnable lines) {
        try (var trace = MDC.putCloseable(
                "traceId", of(exchange).map(TraceContext::traceId).orElse(null))) {
            lines.run();
        }
    }

    private static Optional<TraceContext> of(ServerWebExchange exchange) {
        return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .<TracingContext>map(request -> request.get(TracingContext.class))
                .map(TracingContext::getSpan)
                .map(span -> span.context());
    }
}
