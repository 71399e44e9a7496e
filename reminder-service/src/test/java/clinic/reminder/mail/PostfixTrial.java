package clinic.reminder.mail;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.ConsentPurpose;
import clinic.reminder.RunningReminder;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole service with a real mail server between it and the mailboxes, over TLS. Started by
 * {@code end-to-end-tests/postfix/try-postfix}; not part of the suite, as it needs postfix and to be root.
 */
class PostfixTrial extends RunningReminder {

    private static final int REACHED = 200;
    private static final int NOBODY = 20;

    private static final String SCRIPT = System.getProperty("clinic.postfix", "run-postfix");
    private static final Path FOLDER = folder();
    private static final ScriptedSmtp NOBODYS = new ScriptedSmtp(ScriptedSmtp.Day.NO_SUCH_MAILBOX);

    static {
        mailServerPort = free();
        run(
                "start",
                String.valueOf(mailServerPort),
                String.valueOf(MAILBOXES.getSmtp().getPort()),
                String.valueOf(NOBODYS.port()),
                "imap://returns:" + RETURNS_PASSWORD + "@127.0.0.1:"
                        + MAILBOXES.getImap().getPort() + "/INBOX");
    }

    @DynamicPropertySource
    static void encrypted(DynamicPropertyRegistry properties) {
        // As docs/operations/mail.md says for a server whose certificate the clinic made itself.
        properties.add(
                "spring.ssl.bundle.pem.mail.truststore.certificate", () -> "file:" + FOLDER + "/etc/certificate.pem");
        properties.add("spring.mail.ssl.bundle", () -> "mail");
        properties.add("spring.mail.ssl.enabled", () -> "false");
        properties.add("clinic.mail.tls", () -> "starttls");
        properties.add("clinic.mail.calendar", () -> "true");
    }

    @AfterAll
    static void stop() {
        run("stop");
        NOBODYS.close();
    }

    @Test
    void confirmationsArriveAndWhatReturnsIsReadBack() throws Exception {
        List<Patient> reached = patients(REACHED, "mailbox.example");
        List<Patient> nobody = patients(NOBODY, "nobody.example");
        long before = System.nanoTime();
        reached.forEach(this::book);
        nobody.forEach(this::book);
        eventually().atMost(Duration.ofMinutes(2)).until(() -> arrived().size() == REACHED);
        Duration arriving = Duration.ofNanos(System.nanoTime() - before);
        eventually().atMost(Duration.ofMinutes(2)).until(() -> undeliverable() == NOBODY);
        Duration returning = Duration.ofNanos(System.nanoTime() - before);

        MimeMessage mail = arrived().getFirst();
        assertThat(mail.getHeader("Received")).anyMatch(line -> line.contains("TLS") && line.contains("ESMTPS"));
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("Content-Language")).containsExactly("sv");
        assertThat(mail.getMessageID()).endsWith("@clinic.example>");
        for (MimeMessage each : arrived()) {
            assertThat(new String(each.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII))
                    .contains("text/calendar");
        }
        assertThat(arrived().stream().map(PostfixTrial::to).distinct()).hasSize(REACHED);
        assertThat(jdbc.sql("select state || ' ' || coalesce(came_back_as, '-') from message"
                                + " where recipient like '%@nobody.example' and rule = 'confirmation'")
                        .query(String.class)
                        .list())
                .hasSize(NOBODY)
                .containsOnly("NOT_SENT 5.1.1");
        assertThat(jdbc.sql("select count(*) from outbox where type = 'reminder.address.undeliverable'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(NOBODY);
        System.out.printf(
                "%d mails over TLS through postfix: all arrived within %.1f s of the first booking; %d to nobody, all"
                        + " read back within %.1f s%n",
                REACHED, arriving.toMillis() / 1000.0, NOBODY, returning.toMillis() / 1000.0);
        mail.getAllHeaderLines().asIterator().forEachRemaining(System.out::println);
    }

    private static List<Patient> patients(int count, String domain) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Patient(UUID.randomUUID(), "", "patient" + number + "@" + domain))
                .toList();
    }

    private void book(Patient patient) {
        announce(recorded(patient, 1, "sv", null, patient.email(), EnumSet.allOf(ConsentPurpose.class)));
        announce(new AppointmentBooked(visit(UUID.randomUUID(), 1, patient, null, inDays(9, 10))));
    }

    private static List<MimeMessage> arrived() {
        return Arrays.stream(MAILBOXES.getReceivedMessages())
                .filter(mail -> to(mail).endsWith("@mailbox.example"))
                .toList();
    }

    private static String to(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private int undeliverable() {
        return jdbc.sql("select count(*) from contact where email_undeliverable_since is not null")
                .query(Integer.class)
                .single();
    }

    private static void run(String what, String... more) {
        try {
            List<String> command = new java.util.ArrayList<>(List.of(SCRIPT, what, FOLDER.toString()));
            command.addAll(List.of(more));
            int rc = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (rc != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + rc);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("postfix");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
