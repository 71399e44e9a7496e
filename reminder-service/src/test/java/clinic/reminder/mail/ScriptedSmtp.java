package clinic.reminder.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A mail server on a bad day. */
final class ScriptedSmtp implements AutoCloseable {

    enum Day {
        NO_SUCH_MAILBOX,
        GREYLISTS,
        REFUSES_CONTENT,
        SILENT_AT_RECIPIENT,
        SILENT_AFTER_DATA,
        TAKES_LATE,
        DRIPS,
        FULL_MAILBOX,
        KNOWS_DSN,
        HANGS_UP_AFTER_EACH
    }

    private final ServerSocket server;
    private final Day day;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    ScriptedSmtp(Day day) {
        this.day = day;
        try {
            this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    /** What the client said, without the mail itself. */
    List<String> heard() {
        return heard;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                talk(socket);
            } catch (IOException closed) {
                // The client hung up, or the test is over.
            }
        }
    }

    private void talk(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = socket.getOutputStream();
        say(out, "220 ready");
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (data && !line.equals(".")) {
                continue;
            }
            if (!data) {
                heard.add(line);
            }
            if (day == Day.DRIPS && line.startsWith("RCPT")) {
                drip(out);
            }
            String answer = data ? afterData() : answer(line);
            data = line.startsWith("DATA");
            if (answer != null) {
                say(out, answer);
            }
            if (day == Day.HANGS_UP_AFTER_EACH && line.equals(".")) {
                return;
            }
        }
    }

    private @Nullable String afterData() {
        return switch (day) {
            case SILENT_AFTER_DATA -> null;
            case REFUSES_CONTENT -> "554 5.6.0 no";
            case TAKES_LATE -> {
                closedWithin(3_000);
                yield "250 taken";
            }
            default -> "250 taken";
        };
    }

    private @Nullable String answer(String line) {
        if (line.startsWith("RCPT")) {
            return switch (day) {
                case NO_SUCH_MAILBOX -> "550 5.1.1 unknown";
                case GREYLISTS -> "451 4.7.1 later";
                case SILENT_AT_RECIPIENT -> null;
                case FULL_MAILBOX -> "552 5.2.2 full";
                default -> "250 ok";
            };
        }
        if (line.startsWith("EHLO") && day == Day.KNOWS_DSN) {
            return "250-ready\r\n250 DSN";
        }
        return line.startsWith("DATA") ? "354 go on" : line.startsWith("QUIT") ? "221 bye" : "250 ok";
    }

    /** Never silent for long enough to be given up, until the test is over. */
    private void drip(OutputStream out) throws IOException {
        do {
            out.write(' ');
            out.flush();
        } while (!closedWithin(100));
    }

    private boolean closedWithin(int milliseconds) {
        try {
            return closing.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
