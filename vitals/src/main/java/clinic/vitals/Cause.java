package clinic.vitals;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why something failed, in words that name nobody. What an exception is called and where it was thrown is always told.
 * Its message is told only where it can hold no data: a parser quotes its input, a database the row it refused, a mail
 * server the address.
 */
public final class Cause {

    /** Trouble in starting: configuration, wiring and migrations, before there is any data to quote. */
    private static final String[] OF_STARTING = {
        "org.springframework.beans.factory.",
        "org.springframework.boot.",
        "org.springframework.context.",
        "org.flywaydb.core.api."
    };

    private Cause() {}

    /** The root cause, in one line. */
    public static String of(@Nullable Throwable problem) {
        if (problem == null) {
            return "unknown";
        }
        Throwable root = root(problem);
        return isOutage(root) || root instanceof Tellable ? name(root) : name(root) + place(root);
    }

    /** One throwable by itself. */
    static String name(Throwable problem) {
        String name = problem.getClass().getName();
        if (problem instanceof SQLException refused && !isOutage(refused)) {
            return name + " (SQL state " + refused.getSQLState() + ")";
        }
        return isTellable(problem) && problem.getMessage() != null ? name + ": " + problem.getMessage() : name;
    }

    /** Somebody else is away: nothing in our code is at fault, so nobody needs to know the place in it. */
    static boolean isOutage(Throwable problem) {
        return switch (problem) {
            case SQLException s -> s.getSQLState() != null && s.getSQLState().matches("(08|53|57).*");
            case IOException io ->
                io instanceof SocketException
                        || io instanceof SocketTimeoutException
                        || io instanceof UnknownHostException
                        || io instanceof ClosedChannelException;
            case TimeoutException late -> true;
            default -> isOfKafka(problem.getClass().getName());
        };
    }

    static Throwable root(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    private static boolean isTellable(Throwable problem) {
        return switch (problem) {
            case Tellable ours -> true;
            // Names of variables, methods and classes.
            case NullPointerException code -> true;
            case ClassCastException code -> true;
            case LinkageError code -> true;
            case VirtualMachineError machine -> true;
            default ->
                isOutage(problem)
                        || Stream.of(OF_STARTING).anyMatch(problem.getClass().getName()::startsWith);
        };
    }

    /** The client's errors speak of topics and time-outs; only those about reading a record could quote it. */
    private static boolean isOfKafka(String type) {
        return type.startsWith("org.apache.kafka.common.errors.") && !type.contains("erializ");
    }

    private static String place(Throwable problem) {
        StackTraceElement[] frames = problem.getStackTrace();
        return Stream.concat(
                        Arrays.stream(frames)
                                .filter(frame -> frame.getClassName().startsWith("clinic.")
                                        && !frame.getClassName().contains("$$")),
                        Arrays.stream(frames))
                .findFirst()
                .map(frame -> " at " + frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber())
                .orElse("");
    }
}
