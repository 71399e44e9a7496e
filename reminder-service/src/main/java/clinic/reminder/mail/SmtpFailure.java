package clinic.reminder.mail;

import clinic.reminder.channel.Outcome;
import jakarta.mail.MessagingException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/** Reads from a failed sending what became of the mail. */
final class SmtpFailure {

    private SmtpFailure() {}

    /**
     * A server that answered has the last word: 5xx is for good, 4xx is for now. Without an answer it depends on
     * whether the mail itself was already on the wire.
     */
    static Outcome outcome(MailException failure, boolean begun) {
        if (failure instanceof MailAuthenticationException) {
            // Our own account is at fault, not this message: it waits until somebody has mended the settings.
            return new Outcome.NotNow("the mail server refused our sign-in", null);
        }
        Answer answer = answer(failure);
        if (answer != null && answer.code() >= 500) {
            return new Outcome.Refused("the mail server answered " + answer.code(), answer.ofTheAddress());
        }
        if (answer != null) {
            return new Outcome.NotNow("the mail server answered " + answer.code(), null);
        }
        String reason = String.valueOf(root(failure).getClass().getSimpleName());
        return begun
                ? new Outcome.Unknown("no answer after the mail was written: " + reason)
                : new Outcome.NotNow("the mail server was not reached: " + reason, null);
    }

    /**
     * @param ofTheAddress it speaks of the recipient, not of the mail or of us
     */
    private record Answer(int code, boolean ofTheAddress) {}

    private static @Nullable Answer answer(MailException failure) {
        Deque<Throwable> open = new ArrayDeque<>();
        Set<Throwable> seen = new HashSet<>();
        open.add(failure);
        Answer answer = null;
        while (!open.isEmpty()) {
            Throwable next = open.poll();
            if (!seen.add(next)) {
                continue;
            }
            if (next instanceof SMTPAddressFailedException address) {
                // The address's own answer says more than the sum of them.
                Refusal refusal = Refusal.of(address.getReturnCode(), address.getMessage());
                return new Answer(address.getReturnCode(), refusal.byTheAddress());
            }
            if (next instanceof SMTPSendFailedException send && send.getReturnCode() > 0) {
                answer = new Answer(send.getReturnCode(), false);
            }
            if (next instanceof SMTPSenderFailedException sender) {
                answer = new Answer(sender.getReturnCode(), false);
            }
            if (next instanceof MailSendException send) {
                open.addAll(send.getFailedMessages().values());
            }
            if (next.getCause() != null) {
                open.add(next.getCause());
            }
            if (next instanceof MessagingException chained && chained.getNextException() != null) {
                open.add(chained.getNextException());
            }
        }
        return answer;
    }

    private static Throwable root(MailException failure) {
        Throwable root = failure instanceof MailSendException send
                        && !send.getFailedMessages().isEmpty()
                ? send.getFailedMessages().values().iterator().next()
                : failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
