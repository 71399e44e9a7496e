package clinic.reminder.mail;

import clinic.contracts.EmailAddress;
import clinic.contracts.SecretLink;
import clinic.reminder.channel.Carrier;
import clinic.reminder.hook.DeliveryReports;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The clinic's mail server and the mailbox for what returns. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MailConfiguration {

    static {
        // Unless it is named, the mail library looks for this part of itself on the class path for every mail and each
        // of its headers: a seventh of what a dispatcher did (jakartaee/mail-api, issues 699 and 861).
        System.setProperty("jakarta.mail.util.StreamProvider", MailStreamProvider.class.getName());
    }

    @Bean
    KeptConnections keptConnections() {
        return new KeptConnections();
    }

    @Bean
    Carrier mail(
            JavaMailSenderImpl server,
            KeptConnections connections,
            MailSettings settings,
            SecretLink secret,
            Clock clock,
            Environment environment) {
        if (settings.tls() == Tls.NONE
                && !environment.acceptsProfiles(Profiles.of("demo"))
                && !onThisMachine(server.getHost())) {
            throw new IllegalStateException("clinic.mail.tls is none, but the mail server is not on this machine:"
                    + " patients' mail would cross the network in the open. Choose starttls or implicit.");
        }
        settings.tls().into(server.getJavaMailProperties(), "smtp");
        String returns = settings.returns().to();
        return new Smtp(
                new MailServer(server, connections),
                new MailWriter(
                        EmailAddress.set("clinic.mail.from", settings.from()),
                        returns == null || returns.isEmpty() ? null : new ReturnAddress(returns, secret),
                        clock),
                settings.answerWithin(),
                settings.takeWithin());
    }

    @Bean
    @ConditionalOnExpression("!'${clinic.mail.returns.host:}'.isEmpty()")
    ReturnsMailbox returnsMailbox(
            MailSettings settings, SecretLink secret, DeliveryReports reports, MeterRegistry figures) {
        MailSettings.Returns returns = settings.returns();
        ReturnAddress address =
                new ReturnAddress(Objects.requireNonNull(returns.to(), "clinic.mail.returns.to"), secret);
        return new ReturnsMailbox(returns, new TakeReturnedMail(address, reports, figures));
    }

    private static boolean onThisMachine(@Nullable String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** For the session of a mailbox: as patient with a slow server as with one that is away. */
    static Properties imap(Tls tls) {
        Properties properties = new Properties();
        properties.put("mail.imap.connectiontimeout", "5000");
        properties.put("mail.imap.timeout", "20000");
        properties.put("mail.imap.writetimeout", "20000");
        tls.into(properties, "imap");
        return properties;
    }
}
