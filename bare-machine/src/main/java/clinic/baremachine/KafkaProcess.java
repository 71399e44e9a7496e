package clinic.baremachine;

import clinic.topics.Topics;
import java.nio.file.Path;

/**
 * A Kafka broker as a process of its own: {@code KafkaProcess <folder of the log> <port>}. Formats a new log, starts,
 * creates the clinic's topics, and runs until it is told to stop (SIGTERM). With a third word, {@code --once}, it
 * stops by itself when it is ready; with {@code --known-at=<port>} it tells its clients that it stands there, where
 * something between them passes on what they say.
 */
public final class KafkaProcess {

    private static final String KNOWN_AT = "--known-at=";

    private KafkaProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        String word = arguments.length == 3 ? arguments[2] : "";
        boolean once = word.equals("--once");
        if (arguments.length != 2 && !once && !word.startsWith(KNOWN_AT)) {
            System.err.println("Usage: KafkaProcess <folder of the log> <port> [--once | --known-at=<port>]");
            System.exit(2);
        }
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "clinic/baremachine/kafka-process-logback.xml");
        }
        int port = Integer.parseInt(arguments[1]);
        int knownAt = word.startsWith(KNOWN_AT) ? Integer.parseInt(word.substring(KNOWN_AT.length())) : port;
        LocalKafka kafka = start(Path.of(arguments[0]), port, knownAt);
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop-kafka"));
        Topics.create(kafka.bootstrapServers());
        System.out.println("Kafka is ready on " + kafka.bootstrapServers());
        if (once) {
            System.exit(0);
        }
        Thread.currentThread().join();
    }

    private static LocalKafka start(Path log, int port, int knownAt) {
        try {
            return LocalKafka.start(log, port, knownAt);
        } catch (IllegalStateException damaged) {
            System.err.println(damaged.getMessage());
            System.exit(1);
            throw damaged;
        }
    }
}
