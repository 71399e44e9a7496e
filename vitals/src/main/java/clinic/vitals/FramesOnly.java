package clinic.vitals;

import java.io.IOException;
import org.springframework.boot.logging.StackTracePrinter;
import org.springframework.boot.logging.StandardStackTracePrinter;

/** Prints where an exception came from without the data it may quote; an outage of others is one line. */
public class FramesOnly implements StackTracePrinter {

    private final StackTracePrinter frames = StandardStackTracePrinter.rootFirst()
            .withFormatter(Cause::name)
            .withMaximumThrowableDepth(60)
            .withLineSeparator("\n");

    @Override
    public void printStackTrace(Throwable problem, Appendable out) throws IOException {
        Throwable root = Cause.root(problem);
        if (Cause.isOutage(root)) {
            out.append(Cause.name(root)).append('\n');
        } else {
            frames.printStackTrace(problem, out);
        }
    }
}
