package clinic.gateway;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

import clinic.vitals.Cause;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/**
 * What a person reads when a service is away, and what a program reads: a page with the clinic's phone, 112 and 1177
 * in both languages ({@link ReadyPages}), or problem+json under /api. Stands before Spring Boot's handler, which would answer 500 and
 * write the path, with a patient's link in it, to the log.
 */
@Component
@Order(-2)
class ErrorPages implements WebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);
    private static final String RETRY_AFTER_SECONDS = "10";

    private static final String TOO_MANY = """
            {"type":"urn:clinic:problem:busy","title":"Service Unavailable","status":503,"detail":"More ask than can be answered at once. Nothing was done: wait as long as Retry-After says and try again."}""";

    private final ReadyPages pages;

    ErrorPages(ReadyPages pages) {
        this.pages = pages;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            if (!DisconnectedClientHelper.isClientDisconnectedException(error)) {
                BegunTrace.within(
                        exchange, () -> log.warn("An answer of {} broke off: {}", route(exchange), Cause.of(error)));
            }
            return Mono.error(error);
        }
        HttpStatusCode status = status(error);
        if (error instanceof HungUp) {
            BegunTrace.within(
                    exchange, () -> log.debug("The sender hung up on {}: {}", route(exchange), Cause.of(error)));
        }
        if (status.is5xxServerError()) {
            if (!isBusy(error)) {
                BegunTrace.within(
                        exchange,
                        () -> log.warn("{} for route {}: {}", status.value(), route(exchange), Cause.of(error)));
            }
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        response.setStatusCode(status);
        HttpHeaders headers = response.getHeaders();
        headers.setCacheControl("no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        if (exchange.getRequest().getURI().getPath().startsWith("/api/")) {
            headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
            String problem = isBusy(error) ? TOO_MANY : problem(status);
            return write(response, problem.getBytes(StandardCharsets.UTF_8));
        }
        headers.setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
        return write(response, pages.of(isBusy(error) ? ReadyPages.BUSY : name(status)));
    }

    private static HttpStatusCode status(Throwable error) {
        if (error instanceof ErrorResponse answer) {
            return answer.getStatusCode();
        }
        // Who is gone reads nothing; who fell silent in a tunnel may read it.
        if (error instanceof HungUp) {
            return HttpStatus.REQUEST_TIMEOUT;
        }
        // Refused, reset and closed early are all the same to the reader: the service is not there.
        return error instanceof IOException ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.INTERNAL_SERVER_ERROR;
    }

    /** That nothing was done is what sets it apart: who was sent away may send their form again at ease. */
    private static boolean isBusy(Throwable error) {
        return error instanceof RoomIsFull;
    }

    private static String name(HttpStatusCode status) {
        return status.is5xxServerError() ? "5xx" : Integer.toString(status.value());
    }

    private static String problem(HttpStatusCode status) {
        HttpStatus known = HttpStatus.resolve(status.value());
        String title = known == null ? "Error" : known.getReasonPhrase();
        String type;
        String detail;
        if (status.is5xxServerError()) {
            type = "service-away";
            detail =
                    "The service behind this address does not answer. Nothing was done, or its outcome is unknown: try again with the same Idempotency-Key, where the call takes one.";
        } else if (status == HttpStatus.REQUEST_TIMEOUT) {
            type = "request-timeout";
            detail = "Not all of what was sent arrived. Nothing was done: send it again.";
        } else if (status == HttpStatus.BAD_REQUEST) {
            type = "bad-request";
            detail = "The address cannot be read: no part of one may be an encoded slash, percent, semicolon or dots.";
        } else {
            type = "not-found";
            detail = "The gateway knows no such address.";
        }
        return """
                {"type":"urn:clinic:problem:%s","title":"%s","status":%d,"detail":"%s"}""".formatted(type, title, status.value(), detail);
    }

    private static String route(ServerWebExchange exchange) {
        return exchange.getAttribute(GATEWAY_ROUTE_ATTR) instanceof Route route ? route.getId() : "none";
    }

    private static Mono<Void> write(ServerHttpResponse response, byte[] body) {
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }
}
