package clinic.reminder.mail;

import clinic.contracts.reminder.Channel;
import clinic.reminder.channel.Carrier;
import clinic.reminder.channel.Missing;
import clinic.reminder.channel.Outcome;
import clinic.reminder.channel.Parcel;
import clinic.reminder.channel.Whereabouts;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** E-mail over SMTP. */
final class Smtp implements Carrier {

    /** A connection that was broken off lets go of its thread within this. */
    private static final Duration TO_LET_GO = Duration.ofSeconds(2);

    private final JavaMailSenderImpl server;
    private final MailWriter writer;
    private final Duration answerWithin;
    private final Duration takeWithin;

    /**
     * @param answerWithin how long all of it may take until the mail itself is written
     * @param takeWithin how long the server may then take to say that it has it; both together are within a lease
     */
    Smtp(JavaMailSenderImpl server, MailWriter writer, Duration answerWithin, Duration takeWithin) {
        this.server = server;
        this.writer = writer;
        this.answerWithin = answerWithin;
        this.takeWithin = takeWithin;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public Outcome carry(Parcel parcel) {
        try {
            return inTime(writer.write(server.getSession(), parcel));
        } catch (AddressException e) {
            return new Outcome.Refused("not an e-mail address", true);
        } catch (MessagingException | IOException e) {
            return new Outcome.Refused(
                    "cannot be put into a mail: " + e.getClass().getSimpleName());
        }
    }

    /** A mail server keeps no record for us; but mailboxes drop a second mail with the same Message-ID. */
    @Override
    public Whereabouts whereabouts(Missing message) {
        return new Whereabouts.NoMemory();
    }

    /** The library bounds each wait for the server, not their sum: one that drips would hold us for hours. */
    private Outcome inTime(HandedOver mail) {
        FutureTask<Outcome> sending = new FutureTask<>(() -> hand(mail));
        Thread thread = Thread.ofVirtual().name("smtp").start(sending);
        try {
            return within(sending, mail);
        } catch (TimeoutException e) {
            return brokenOff(mail, sending, thread);
        } catch (ExecutionException e) {
            return unheard(mail, "the mail library failed: " + e.getCause());
        } catch (InterruptedException e) {
            Outcome outcome = brokenOff(mail, sending, thread);
            Thread.currentThread().interrupt();
            return outcome;
        }
    }

    /** A server that looks at what it was given, before it takes it, is waited for: who breaks off then sends it twice. */
    private Outcome within(FutureTask<Outcome> sending, HandedOver mail)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            return sending.get(answerWithin.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (!mail.begun()) {
                throw e;
            }
            return sending.get(takeWithin.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Interrupting a virtual thread closes the socket it waits for; what it knows by then is what is known. */
    private static Outcome brokenOff(HandedOver mail, FutureTask<Outcome> sending, Thread thread) {
        thread.interrupt();
        try {
            return sending.get(TO_LET_GO.toMillis(), TimeUnit.MILLISECONDS) instanceof Outcome.Accepted accepted
                    ? accepted
                    : unheard(mail, "the mail server took too long");
        } catch (TimeoutException | ExecutionException | InterruptedException e) {
            return new Outcome.Unknown("the mail server took too long and did not let go");
        }
    }

    private static Outcome unheard(HandedOver mail, String reason) {
        return mail.begun() ? new Outcome.Unknown(reason) : new Outcome.NotNow(reason, null);
    }

    private Outcome hand(HandedOver mail) {
        try {
            server.send(mail);
            return new Outcome.Accepted(mail.getMessageID());
        } catch (MailException e) {
            return SmtpFailure.outcome(e, mail.begun());
        } catch (MessagingException e) {
            return new Outcome.Accepted(null);
        }
    }
}
