package clinic.reminder.mail;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.EmailAddress;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.channel.Outcome;
import clinic.reminder.channel.Parcel;
import clinic.reminder.message.Words;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class MailServerIT {

    private final KeptConnections connections = new KeptConnections();

    @AfterEach
    void noneIsLeft() {
        connections.close();
    }

    private Smtp to(ScriptedSmtp server) {
        var settings = new JavaMailSenderImpl();
        settings.setHost("127.0.0.1");
        settings.setPort(server.port());
        settings.getJavaMailProperties().put("mail.smtp.timeout", "1000");
        return new Smtp(
                new MailServer(settings, connections),
                new MailWriter(new EmailAddress("noreply@clinic.example"), null, Clock.systemUTC()),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2));
    }

    private static Outcome send(Smtp smtp) {
        return smtp.carry(new Parcel(
                UUID.randomUUID(),
                Purpose.REMINDER,
                "eva@example.org",
                new Words("Videslätt", "Din tid", "Hej\n", "<p>Hej</p>"),
                "nonce"));
    }

    private static long said(ScriptedSmtp server, String word) {
        return server.heard().stream().filter(line -> line.startsWith(word)).count();
    }

    @Test
    void mailsThatFollowEachOtherTakeOneConnection() {
        try (var server = new ScriptedSmtp(ScriptedSmtp.Day.KNOWS_DSN)) {
            Smtp smtp = to(server);
            for (int mail = 0; mail < 3; mail++) {
                assertThat(send(smtp)).isInstanceOf(Outcome.Accepted.class);
            }
            assertThat(said(server, "EHLO")).isEqualTo(1);
            assertThat(said(server, "MAIL FROM")).isEqualTo(3);
        }
    }

    @Test
    void noConnectionServesForEver() {
        try (var server = new ScriptedSmtp(ScriptedSmtp.Day.KNOWS_DSN)) {
            Smtp smtp = to(server);
            for (int mail = 0; mail < 101; mail++) {
                assertThat(send(smtp)).isInstanceOf(Outcome.Accepted.class);
            }
            assertThat(said(server, "EHLO")).isEqualTo(2);
            assertThat(said(server, "QUIT")).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("Scenario 28: a server that hangs up after each mail gets the next one over a new connection")
    void connectionThatTheServerHasEndedIsNotUsed() {
        try (var server = new ScriptedSmtp(ScriptedSmtp.Day.HANGS_UP_AFTER_EACH)) {
            Smtp smtp = to(server);
            assertThat(send(smtp)).isInstanceOf(Outcome.Accepted.class);
            assertThat(send(smtp)).isInstanceOf(Outcome.Accepted.class);
            assertThat(said(server, "EHLO")).isEqualTo(2);
        }
    }

    @Test
    void connectionOnWhichAMailWentWrongIsNotKept() {
        try (var server = new ScriptedSmtp(ScriptedSmtp.Day.GREYLISTS)) {
            Smtp smtp = to(server);
            assertThat(send(smtp)).isInstanceOf(Outcome.NotNow.class);
            assertThat(send(smtp)).isInstanceOf(Outcome.NotNow.class);
            assertThat(said(server, "EHLO")).isEqualTo(2);
        }
    }
}
