package clinic.reminder.mail;

import clinic.reminder.mail.KeptConnections.Connection;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The clinic's mail server, over connections that are kept for the next mail. */
final class MailServer extends JavaMailSenderImpl {

    private final KeptConnections connections;

    /** @param settings where it is and how to sign in there */
    MailServer(JavaMailSenderImpl settings, KeptConnections connections) {
        this.connections = connections;
        setProtocol(settings.getProtocol());
        setHost(settings.getHost());
        setPort(settings.getPort());
        setUsername(settings.getUsername());
        setPassword(settings.getPassword());
        setDefaultEncoding(settings.getDefaultEncoding());
        setJavaMailProperties(settings.getJavaMailProperties());
    }

    @Override
    protected Transport connectTransport() throws MessagingException {
        Connection kept = connections.take();
        return new Lent(kept == null ? Connection.fresh(super.connectTransport()) : kept);
    }

    /** Given back instead of ended, if nothing went wrong. */
    private final class Lent extends Transport {

        private final Connection connection;
        private boolean well;

        Lent(Connection connection) {
            super(getSession(), null);
            this.connection = connection;
        }

        @Override
        public void sendMessage(Message mail, Address[] to) throws MessagingException {
            connection.transport().sendMessage(mail, to);
            well = true;
        }

        @Override
        public boolean isConnected() {
            return connection.transport().isConnected();
        }

        @Override
        public void close() {
            if (well) {
                connections.keep(connection);
            } else {
                KeptConnections.end(connection);
            }
        }
    }
}
