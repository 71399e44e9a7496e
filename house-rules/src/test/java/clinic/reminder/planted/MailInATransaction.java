package clinic.reminder.planted;

import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.annotation.Transactional;

/** Planted: a letter that a rollback cannot call back. */
public class MailInATransaction {

    private final JavaMailSender sender;

    MailInATransaction(JavaMailSender sender) {
        this.sender = sender;
    }

    @Transactional
    public void confirm() {
        write();
    }

    private void write() {
        sender.send(new SimpleMailMessage());
    }
}
