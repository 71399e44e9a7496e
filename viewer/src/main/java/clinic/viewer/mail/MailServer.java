package clinic.viewer.mail;

import clinic.viewer.message.Messages;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.subethamail.smtp.server.SMTPServer;

/** Listens for SMTP; on this machine only, unless it is told otherwise. */
@Component
class MailServer implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(MailServer.class);
    private static final int LARGEST_MAIL = 10 * 1024 * 1024;
    private static final int CONNECTIONS = 1000;

    private final Messages messages;
    private final Clock clock;
    private final InetAddress address;
    private final int port;
    private @Nullable SMTPServer server;

    MailServer(
            Messages messages,
            Clock clock,
            @Value("${clinic.viewer.smtp-address:127.0.0.1}") InetAddress address,
            @Value("${clinic.viewer.smtp-port}") int port) {
        this.messages = messages;
        this.clock = clock;
        this.address = address;
        this.port = port;
    }

    int port() {
        return Objects.requireNonNull(server, "started first").getPortAllocated();
    }

    /** A server of this kind starts only once: each start makes another. */
    @Override
    public void start() {
        server = SMTPServer.port(port)
                .bindAddress(address)
                .hostName("viewer.localhost")
                .softwareName("clinic viewer")
                .maxMessageSize(LARGEST_MAIL)
                .maxConnections(CONNECTIONS)
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .messageHandlerFactory(context -> new MailDelivery(messages, clock))
                .build();
        server.start();
        log.info("SMTP on {}:{}", address.getHostAddress(), port());
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return server != null && server.isRunning();
    }
}
