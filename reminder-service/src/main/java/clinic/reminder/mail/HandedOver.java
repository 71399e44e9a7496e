package clinic.reminder.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/** A mail that knows whether its writing to the server has begun: before that, it certainly was not sent. */
final class HandedOver extends SMTPMessage {

    private volatile boolean begun;

    HandedOver(Session session) {
        super(session);
    }

    boolean begun() {
        return begun;
    }

    @Override
    public void writeTo(OutputStream server, String[] ignored) throws IOException, MessagingException {
        begun = true;
        super.writeTo(server, ignored);
    }
}
