package clinic.vitals;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Lets spans leave the clinic with what is on a list and nothing else. What frameworks add of their own would tell an
 * address with a patient's link in it, or what an exception quotes.
 */
final class NamelessSpans implements SpanExporter {

    /** Of the frameworks': a pattern of an address, never an address; a class of an exception, never its message. */
    private static final Set<String> TOLD =
            Set.of("method", "uri", "status", "outcome", "exception", "error.type", "http.method", "http.status_code");

    /** What this software says itself. */
    private static final String OURS = "clinic.";

    private final SpanExporter exporter;

    NamelessSpans(SpanExporter exporter) {
        this.exporter = exporter;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        return exporter.export(
                spans.stream().map(span -> (SpanData) new Nameless(span)).toList());
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    private static final class Nameless extends DelegatingSpanData {

        private final Attributes told;

        Nameless(SpanData span) {
            super(span);
            told = span.getAttributes().toBuilder()
                    .removeIf(
                            key -> !TOLD.contains(key.getKey()) && !key.getKey().startsWith(OURS))
                    .build();
        }

        @Override
        public Attributes getAttributes() {
            return told;
        }

        @Override
        public int getTotalAttributeCount() {
            return told.size();
        }

        @Override
        public List<EventData> getEvents() {
            return List.of();
        }

        @Override
        public int getTotalRecordedEvents() {
            return 0;
        }

        @Override
        public StatusData getStatus() {
            return StatusData.create(super.getStatus().getStatusCode(), "");
        }
    }
}
