package clinic.reminder.mail;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks into the mailbox for what returns, every so often. A report that was taken in is deleted, as it tells a patient's
 * address; what else is there is marked as read and left for a person. Several instances may look: a report that is
 * taken in twice counts once.
 */
final class ReturnsMailbox implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ReturnsMailbox.class);

    private static final Duration TO_FINISH = Duration.ofSeconds(10);
    private static final int AT_ONCE = 200;
    private static final int LARGEST = 1024 * 1024;

    private final MailSettings.Returns settings;
    private final TakeReturnedMail returned;
    private volatile @Nullable Thread thread;

    ReturnsMailbox(MailSettings.Returns settings, TakeReturnedMail returned) {
        this.settings = settings;
        this.returned = returned;
    }

    /** Takes in what is there; how many mails it looked at. */
    int look() throws MessagingException {
        try (Store mailbox =
                Session.getInstance(MailConfiguration.imap(settings.tls())).getStore("imap")) {
            mailbox.connect(settings.host(), settings.port(), settings.username(), settings.password());
            try (Folder inbox = mailbox.getFolder("INBOX")) {
                inbox.open(Folder.READ_WRITE);
                Message[] unread = inbox.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
                int looked = Math.min(unread.length, AT_ONCE);
                for (int i = 0; i < looked; i++) {
                    one(unread[i]);
                }
                return looked;
            }
        }
    }

    /** Only what the database has taken in is deleted: while it is away, everything stays unread. */
    private void one(Message mail) throws MessagingException {
        boolean taken = false;
        try {
            taken = mail.getSize() <= LARGEST
                    && mail instanceof MimeMessage mime
                    && returned.take(new MimeMessage(mime));
        } catch (MessagingException | IOException unreadable) {
            log.warn(
                    "A mail to the address for returns could not be read ({})",
                    unreadable.getClass().getSimpleName());
        }
        mail.setFlag(Flags.Flag.SEEN, true);
        mail.setFlag(Flags.Flag.DELETED, taken);
    }

    private void run() {
        while (isRunning()) {
            try {
                if (look() == AT_ONCE) {
                    continue;
                }
            } catch (MessagingException | RuntimeException e) {
                log.warn(
                        "What returned could not be read; looking again later ({})",
                        e.getClass().getSimpleName());
            }
            try {
                Thread.sleep(settings.every());
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    @Override
    public void start() {
        Thread ready = Thread.ofVirtual().name("returned-mail").unstarted(this::run);
        thread = ready;
        ready.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(TO_FINISH);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
