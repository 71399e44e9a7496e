package clinic.baremachine;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** One Kafka broker, its own controller, in this JVM and on the loopback address. It creates no topic by itself. */
public final class LocalKafka implements AutoCloseable {

    /** The same for ever, so that formatting twice is harmless. */
    private static final Uuid CLUSTER = new Uuid(0x636c696e69632e6cL, 0x6f63616c00000001L);

    private static final String IDENTITY = "meta.properties";

    private final KafkaRaftServer server;
    private final int port;

    private LocalKafka(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Starts on the given port with the log in the given folder, which is formatted if it is new. */
    public static LocalKafka start(Path log, int port) {
        return start(log, port, port);
    }

    /** @param knownAt the port that clients are told, where something between them passes on what they say */
    static LocalKafka start(Path log, int port, int knownAt) {
        return start(log, port, Map.of("advertised.listeners", "PLAINTEXT://127.0.0.1:" + knownAt));
    }

    /** @param besides what this broker is told beside all others, or instead */
    static LocalKafka start(Path log, int port, Map<String, String> besides) {
        Properties properties = properties(log, port, freePort());
        properties.putAll(besides);
        format(log, properties);
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            throw e;
        }
        return new LocalKafka(server, port);
    }

    /** A port that was free a moment ago. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties properties(Path log, int port, int controllerPort) {
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("log.dirs", log.toAbsolutePath().toString());
        properties.put("auto.create.topics.enable", "false");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "4");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        // One machine, few members: nobody to wait for.
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 * 1024 * 1024));
        return properties;
    }

    private static void format(Path log, Properties properties) {
        try {
            Files.createDirectories(log);
            if (!isFormatted(log)) {
                forgetHalfFormatted(log);
            }
            Path config = Files.createTempFile("clinic-kafka", ".properties");
            // As bytes: Kafka reads the file in Latin-1, with everything else escaped; a folder may be called "Åsa".
            try (var file = Files.newOutputStream(config)) {
                properties.store(file, null);
            }
            var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            int refused = StorageTool.execute(
                    new String[] {
                        "format",
                        "--ignore-formatted",
                        "--cluster-id",
                        CLUSTER.toString(),
                        "--config",
                        config.toString()
                    },
                    silent);
            Files.delete(config);
            if (refused != 0) {
                throw new IllegalStateException("The Kafka log in " + log + " could not be formatted");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFormatted(Path log) throws IOException {
        Path identity = log.resolve(IDENTITY);
        if (!Files.exists(identity)) {
            return false;
        }
        Properties known = new Properties();
        try (var file = Files.newInputStream(identity)) {
            known.load(file);
        }
        return known.keySet().containsAll(List.of("version", "cluster.id", "node.id", "directory.id"));
    }

    /** Formatting that was cut off is done again; a log that was once in use has events in it, and is not touched. */
    private static void forgetHalfFormatted(Path log) throws IOException {
        if (Files.exists(log.resolve("__cluster_metadata-0"))) {
            throw new IllegalStateException(
                    "%s of Kafka's log in %s is damaged: put back a copy of that folder, or delete it: what was booked stays, only messages that were just on their way are lost."
                            .formatted(IDENTITY, log));
        }
        try (Stream<Path> files = Files.list(log)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
