package clinic.benchmarks;

/** One of those that are compared: does its work once and returns when it is done. */
interface Contender {

    String name();

    void once() throws Exception;
}
