package clinic.baremachine;

/** A test's Kafka, wherever it runs: it can go away and come back on the same port with all it held. */
interface Broker {

    String bootstrapServers();

    void down();

    /** Returns when it answers again. */
    void up();

    /** Gone for good, with all it held. */
    void close();
}
