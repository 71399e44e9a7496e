package clinic.baremachine;

import clinic.topics.Topics;
import java.nio.file.Path;

/**
 * A Kafka broker as a process of its own: {@code KafkaProcess <folder of the log> <port>}. Formats a new log, starts,
 * creates the clinic's topics, and runs until it is told to stop (SIGTERM); with a third word, {@code --once}, it
 * stops by itself when it is ready.
 */
public final class KafkaProcess {

    private KafkaProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        boolean once = arguments.length == 3 && arguments[2].equals("--once");
        if (arguments.length != 2 && !once) {
            System.err.println("Usage: KafkaProcess <folder of the log> <port> [--once]");
            System.exit(2);
        }
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "clinic/baremachine/kafka-process-logback.xml");
        }
        LocalKafka kafka = start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop-kafka"));
        Topics.create(kafka.bootstrapServers());
        System.out.println("Kafka is ready on " + kafka.bootstrapServers());
        if (once) {
            System.exit(0);
        }
        Thread.currentThread().join();
    }

    private static LocalKafka start(Path log, int port) {
        try {
            return LocalKafka.start(log, port);
        } catch (IllegalStateException damaged) {
            System.err.println(damaged.getMessage());
            System.exit(1);
            throw damaged;
        }
    }
}
