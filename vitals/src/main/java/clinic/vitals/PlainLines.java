package clinic.vitals;

import ch.qos.logback.classic.pattern.TargetLengthBasedClassNameAbbreviator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.boot.logging.structured.StructuredLogFormatter;

/** A line for somebody who sits in front of it: the same that is told as JSON elsewhere, and no more. */
public class PlainLines implements StructuredLogFormatter<ILoggingEvent> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSXXX", Locale.ROOT)
            .withZone(ZoneId.of("UTC"));

    private final TargetLengthBasedClassNameAbbreviator names = new TargetLengthBasedClassNameAbbreviator(40);
    private final FramesOnly frames = new FramesOnly();

    @Override
    public String format(ILoggingEvent event) {
        StringBuilder line = new StringBuilder()
                .append(TIME.format(Instant.ofEpochMilli(event.getTimeStamp())))
                .append(' ')
                .append(String.format(Locale.ROOT, "%-5s", event.getLevel()))
                .append(' ')
                .append(names.abbreviate(event.getLoggerName()))
                .append(": ")
                .append(event.getFormattedMessage());
        String trace = event.getMDCPropertyMap().get("traceId");
        if (trace != null) {
            line.append(" [trace=").append(trace).append(']');
        }
        line.append('\n');
        if (event.getThrowableProxy() instanceof ThrowableProxy thrown) {
            line.append(frames.printStackTraceToString(thrown.getThrowable()));
        }
        return line.toString();
    }
}
