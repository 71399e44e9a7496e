package clinic.vitals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/** What a collector is told of a trace: a real one's protocol, over HTTP, read as it arrives. */
class ToldTracesIT {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SAMPLED = "00-" + TRACE + "-b7ad6b7169203331-01";
    private static final String SECRET = "Kanarina-Kvitterstrand";

    @EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
    static class Service {}

    @Test
    void stepsAreToldAndNothingThatQuotesSomebody() throws IOException {
        StringBuffer told = new StringBuffer();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            told.append(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        String url = "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces";
        // It tells what it has left to tell as it ends.
        try (var service = service("--clinic.traces.url=" + url)) {
            Trace trace = service.getBean(Trace.class);
            Tracer tracer = service.getBean(Tracer.class);
            assertThatThrownBy(() -> trace.within(SAMPLED, Span.Kind.CONSUMER, "take what caused it", () -> {
                        tracer.nextSpan()
                                .name("ask a neighbour")
                                .tag("uri", "/appointments/{token}")
                                .tag("http.url", "/appointments/" + SECRET)
                                .event(SECRET)
                                .error(new IllegalStateException(SECRET))
                                .end();
                        throw new IllegalArgumentException(SECRET);
                    }))
                    .isInstanceOf(IllegalArgumentException.class);
        } finally {
            collector.stop(1);
        }

        assertThat(told.toString())
                .contains("take what caused it", "ask a neighbour", "/appointments/{token}", "IllegalArgumentException")
                .doesNotContain(SECRET);
    }

    @Test
    void nobodyIsToldUnlessACollectorIsNamed() {
        try (var service = service("--clinic.traces.url=")) {
            assertThat(service.getBeansOfType(SpanExporter.class)).isEmpty();
            Trace trace = service.getBean(Trace.class);

            assertThat(trace.here()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
            String below = trace.within(SAMPLED, Span.Kind.CONSUMER, "take what caused it", () -> {
                assertThat(MDC.get("traceId")).isEqualTo(TRACE);
                return trace.here();
            });
            assertThat(below).startsWith("00-" + TRACE).endsWith("-01").isNotEqualTo(SAMPLED);
            assertThat(trace.within("rubbish", Span.Kind.CONSUMER, "take", trace::here))
                    .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
            assertThat(MDC.get("traceId")).isNull();
        }
    }

    private static ConfigurableApplicationContext service(String... more) {
        SpringApplication application = new SpringApplication(Service.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        return application.run(more);
    }
}
