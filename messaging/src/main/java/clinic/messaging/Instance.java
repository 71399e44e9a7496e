package clinic.messaging;

/**
 * Which of a service's instances this is: no two that run at once share a name, and one that restarts keeps its own.
 *
 * @param name from {@code clinic.messaging.instance}; the host's name and the port unless it is set
 */
public record Instance(String name) {}
