package clinic.reminder.mail;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the clinic writes e-mail; where the server is and how to sign in there is {@code spring.mail}.
 *
 * @param from the address patients see and may answer, alone: the name beside it is the clinic's in their language
 * @param answerWithin how long handing over one mail may take, from the first byte until the mail itself is written
 * @param takeWithin how long the server may then take to say that it has it: RFC 5321, 4.5.3.2.6, would wait for ten
 *     minutes, but who dispatches waits for two
 */
@ConfigurationProperties("clinic.mail")
record MailSettings(
        String from,
        @DefaultValue("starttls") Tls tls,
        @DefaultValue("30s") Duration answerWithin,
        @DefaultValue("60s") Duration takeWithin,
        @DefaultValue Returns returns) {

    /**
     * Where mail goes that cannot be delivered, and the mailbox in which we find it.
     *
     * @param to an address of ours whose server takes what follows a plus sign; without it the sender gets what returns
     * @param host of the mailbox (IMAP); without it nobody reads what returns
     * @param every how often it is looked into
     */
    record Returns(
            @Nullable String to,
            @Nullable String host,
            @DefaultValue("993") int port,
            @Nullable String username,
            @Nullable String password,
            @DefaultValue("implicit") Tls tls,
            @DefaultValue("1m") Duration every) {}
}
