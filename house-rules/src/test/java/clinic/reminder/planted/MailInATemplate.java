package clinic.reminder.planted;

import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.support.TransactionTemplate;

/** Planted: the same letter, in a lambda. */
public record MailInATemplate(TransactionTemplate transaction, JavaMailSender sender) {

    public void confirm() {
        transaction.executeWithoutResult(status -> sender.send(new SimpleMailMessage()));
    }
}
