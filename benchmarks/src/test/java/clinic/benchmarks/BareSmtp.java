package clinic.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** The floor: the same mail over so many kept connections, as fast as the server takes it, and nothing else. */
record BareSmtp(int port, int connections) {

    private static final String ID = "Message-ID: ";

    /** @param mail whose reference is another each time, as long as it was */
    void send(String mail, int count) throws Exception {
        AtomicInteger left = new AtomicInteger(count);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> senders = new ArrayList<>();
            for (int n = 0; n < connections; n++) {
                senders.add(() -> send(mail, left));
            }
            for (Future<Void> sender : threads.invokeAll(senders)) {
                sender.get();
            }
        }
    }

    private Void send(String mail, AtomicInteger left) throws IOException {
        int from = mail.indexOf(ID) + ID.length();
        String before = mail.substring(0, from);
        String after = mail.substring(from);
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                BufferedReader answers = new BufferedReader(
                        new InputStreamReader(server.getInputStream(), StandardCharsets.ISO_8859_1));
                OutputStream out = server.getOutputStream()) {
            server.setTcpNoDelay(true);
            expect(answers, "220");
            say(out, answers, "EHLO floor\r\n", "250");
            for (int number = left.getAndDecrement(); number > 0; number = left.getAndDecrement()) {
                say(out, answers, "MAIL FROM:<m@clinic.example>\r\n", "250");
                say(out, answers, "RCPT TO:<m@patient.example>\r\n", "250");
                say(out, answers, "DATA\r\n", "354");
                say(out, answers, before + number + " of the floor" + after + ".\r\n", "250");
            }
            say(out, answers, "QUIT\r\n", "221");
        }
        return null;
    }

    private static void say(OutputStream out, BufferedReader answers, String line, String expected) throws IOException {
        out.write(line.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        expect(answers, expected);
    }

    private static void expect(BufferedReader answers, String expected) throws IOException {
        String answer = answers.readLine();
        while (answer != null && answer.startsWith(expected + "-")) {
            answer = answers.readLine();
        }
        if (answer == null || !answer.startsWith(expected)) {
            throw new IOException("Instead of " + expected + " the server said " + answer);
        }
    }
}
