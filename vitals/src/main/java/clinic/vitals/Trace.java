package clinic.vitals;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to one thing that somebody did, from service to service, over topics and tables and for as long as
 * something comes of it: a trace as W3C writes it. Its id stands in every log line of its steps. A step is named by
 * words from the code and says ids of ours at most.
 */
public final class Trace {

    /** As W3C calls it in headers, and we in columns. */
    public static final String PARENT = "traceparent";

    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    private final Tracer tracer;

    Trace(Tracer tracer) {
        this.tracer = tracer;
    }

    /** A step that is over as it begins, such as an announcement; what comes of it is told this as its parent. */
    public String mark(String step) {
        Span span = tracer.nextSpan().name(step).start();
        span.end();
        return written(span.context());
    }

    /** The same, of the trace it came with. */
    public String mark(@Nullable String parent, String step) {
        Span span = begin(parent, Span.Kind.PRODUCER, step);
        span.end();
        return written(span.context());
    }

    /** The step at hand, as the parent of what comes of it; of a trace of its own where there is none. */
    public String here() {
        Span span = tracer.currentSpan();
        return span == null ? mark("begin") : written(span.context());
    }

    /**
     * Does the work as a step of the trace it came with.
     *
     * @param parent null or unreadable where it came with none: then it begins one
     */
    public <T> T within(@Nullable String parent, Span.Kind kind, String step, Supplier<T> work) {
        Span span = begin(parent, kind, step);
        try (var current = tracer.withSpan(span)) {
            return work.get();
        } catch (RuntimeException | Error failed) {
            // Only its kind: what it says may quote somebody.
            span.tag("error.type", failed.getClass().getSimpleName());
            throw failed;
        } finally {
            span.end();
        }
    }

    private Span begin(@Nullable String parent, Span.Kind kind, String step) {
        Matcher form = FORM.matcher(parent == null ? "" : parent);
        Span.Builder builder = tracer.spanBuilder().kind(kind).name(step);
        return form.matches()
                ? builder.setParent(context(form)).start()
                : builder.setNoParent().start();
    }

    private TraceContext context(Matcher form) {
        return tracer.traceContextBuilder()
                .traceId(form.group(1))
                .spanId(form.group(2))
                .sampled((Integer.parseInt(form.group(3), 16) & 1) == 1)
                .build();
    }

    /**
     * As headers and columns bear it. Where nothing is traced, as in a test without the tracer, ids are drawn all the same:
     * events have to bear one.
     */
    public static String written(TraceContext context) {
        String parent = "00-" + context.traceId() + "-" + context.spanId() + "-"
                + (Boolean.TRUE.equals(context.sampled()) ? "01" : "00");
        return FORM.matcher(parent).matches() ? parent : "00-" + hex(16) + "-" + hex(8) + "-00";
    }

    private static String hex(int bytes) {
        byte[] drawn = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }
}
