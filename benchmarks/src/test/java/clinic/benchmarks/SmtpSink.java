package clinic.benchmarks;

import clinic.benchmarks.floor.Taken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A mail server that says yes to everything and remembers only which mails it has taken. RFC 5321, 4.1.1. */
final class SmtpSink implements AutoCloseable {

    private final ServerSocket door;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Taken taken;
    private volatile @Nullable String latest;

    SmtpSink(Taken taken) throws IOException {
        this.taken = taken;
        door = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        threads.execute(this::greet);
    }

    int port() {
        return door.getLocalPort();
    }

    /** The last mail as it came, without the dots that were doubled for the way. */
    String latest() {
        String mail = latest;
        if (mail == null) {
            throw new IllegalStateException("No mail has come");
        }
        return mail;
    }

    private void greet() {
        while (!door.isClosed()) {
            try {
                Socket guest = door.accept();
                threads.execute(() -> serve(guest));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket guest) {
        try (guest;
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(guest.getInputStream(), StandardCharsets.ISO_8859_1));
                OutputStream out = guest.getOutputStream()) {
            guest.setTcpNoDelay(true);
            say(out, "220 sink");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                switch (line.substring(0, Math.min(4, line.length()))) {
                    case "EHLO" -> say(out, "250-sink\r\n250-8BITMIME\r\n250 DSN");
                    case "DATA" -> {
                        say(out, "354 go on");
                        take(lines);
                        say(out, "250 taken");
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "250 yes");
                }
            }
        } catch (IOException gone) {
            // Whoever hangs up in the middle of a mail has not sent it.
        }
    }

    private void take(BufferedReader lines) throws IOException {
        StringBuilder mail = new StringBuilder();
        String id = "";
        for (String line = lines.readLine(); line != null && !line.equals("."); line = lines.readLine()) {
            if (id.isEmpty() && line.startsWith("Message-ID: ")) {
                id = line;
            }
            mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        latest = mail.toString();
        taken.add(id);
    }

    private static void say(OutputStream out, String answer) throws IOException {
        out.write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
