package clinic.reminder.channel;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;

/** A mail that knows whether its writing to the server has begun: before that, it certainly was not sent. */
final class HandedOver extends MimeMessage {

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
