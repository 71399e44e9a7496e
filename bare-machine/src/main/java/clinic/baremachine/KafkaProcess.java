package clinic.baremachine;

import java.nio.file.Path;

/**
 * A Kafka broker as a process of its own: {@code KafkaProcess <folder of the log> <port>}. Formats a new log, starts,
 * creates the clinic's topics, and runs until it is told to stop (SIGTERM).
 */
public final class KafkaProcess {

    private KafkaProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 2) {
            System.err.println("Usage: KafkaProcess <folder of the log> <port>");
            System.exit(2);
        }
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "clinic/baremachine/kafka-process-logback.xml");
        }
        LocalKafka kafka = LocalKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop-kafka"));
        Topics.create(kafka.bootstrapServers());
        System.out.println("Kafka is ready on " + kafka.bootstrapServers());
        Thread.currentThread().join();
    }
}
