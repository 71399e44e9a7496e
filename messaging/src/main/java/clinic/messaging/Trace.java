package clinic.messaging;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** W3C trace context: the trace an event belongs to follows it from service to service, and into the log. */
final class Trace {

    static final String PARENT = "traceparent";

    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private Trace() {}

    /** A new step in the trace at hand; a new trace if there is none. */
    static String next() {
        String parent = MDC.get(PARENT);
        var form = FORM.matcher(parent == null ? "" : parent);
        return "00-" + (form.matches() ? form.group(1) : hex(32)) + "-" + hex(16) + "-01";
    }

    /** Does the work as part of the trace it came with. */
    static boolean within(@Nullable String parent, BooleanSupplier work) {
        if (parent == null || !FORM.matcher(parent).matches()) {
            return work.getAsBoolean();
        }
        try (var trace = MDC.putCloseable(PARENT, parent)) {
            return work.getAsBoolean();
        }
    }

    private static String hex(int digits) {
        byte[] bytes = new byte[digits / 2];
        ThreadLocalRandom.current().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
