package clinic.baremachine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A broker in this JVM. */
class EmbeddedBroker implements Broker {

    private final Path log;
    private final int port = LocalKafka.freePort();
    private @Nullable LocalKafka kafka;

    EmbeddedBroker() {
        try {
            log = Files.createTempDirectory("clinic-kafka");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        up();
    }

    @Override
    public final String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public final void down() {
        if (kafka != null) {
            kafka.close();
            kafka = null;
        }
    }

    @Override
    public final void up() {
        if (kafka == null) {
            kafka = LocalKafka.start(log, port);
        }
    }

    @Override
    public final void close() {
        down();
        try (Stream<Path> files = Files.walk(log)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
