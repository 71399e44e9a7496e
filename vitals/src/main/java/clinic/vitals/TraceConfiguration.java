package clinic.vitals;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.context.annotation.Bean;

/** Traces run through every service; their spans are told to a collector where one is named, and to nobody else. */
@AutoConfiguration(before = OpenTelemetryTracingAutoConfiguration.class)
class TraceConfiguration {

    @Bean
    Trace trace(ObjectProvider<Tracer> tracer) {
        return new Trace(tracer.getIfAvailable(() -> Tracer.NOOP));
    }

    @Bean
    SpanExporters namelessSpans(ObjectProvider<SpanExporter> exporters) {
        return SpanExporters.of(
                exporters.orderedStream().<SpanExporter>map(NamelessSpans::new).toList());
    }

    /** Who looks whether a service is well asks every few seconds. */
    @Bean
    SpanExportingPredicate notOfItsHealth() {
        return span -> !span.getTags().getOrDefault("uri", "").startsWith("/actuator");
    }
}
