package clinic.launcher;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A process we started: its number and when it started. A number alone proves nothing, the system gives it to
 * somebody else one day; only a process with both is ours.
 *
 * @param address where it answers, for people; may be empty
 */
record ProcessRecord(String name, long pid, Instant started, String address) {

    /** The system tells start times from a boot time in whole seconds, which may be read differently next time. */
    private static final Duration BLUR = Duration.ofSeconds(2);

    private static final String HEALTH = "/actuator/health/readiness";
    private static final String SUFFIX = ".process";

    static ProcessRecord of(String name, ProcessHandle process, String address) {
        Instant started = process.info().startInstant().orElse(Instant.EPOCH);
        return new ProcessRecord(name, process.pid(), started, address);
    }

    /** The process, if it is alive and really the one that was recorded. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .map(started ->
                                Duration.between(started, this.started).abs().compareTo(BLUR) <= 0)
                        .orElse(false));
    }

    void write(Path folder) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("started", started.toString());
        properties.setProperty("address", address);
        StringWriter text = new StringWriter();
        properties.store(text, null);
        Path written = Files.writeString(folder.resolve(name + ".new"), text.toString());
        Files.move(written, folder.resolve(name + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
    }

    static void erase(Path folder, String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name + SUFFIX));
    }

    /** All that is recorded in a folder; what cannot be read proves nothing and is left out. */
    static List<ProcessRecord> all(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .flatMap(file -> read(file).stream())
                    .toList();
        }
    }

    /** Where a service that runs is asked: on the port on which its record tells that its health is answered. */
    static Optional<String> reached(Path folder, String service) {
        return named(folder, service)
                .filter(record -> record.process().isPresent())
                .map(ProcessRecord::address)
                .filter(address -> address.endsWith(HEALTH))
                .map(address -> address.substring(0, address.length() - HEALTH.length()));
    }

    static Optional<ProcessRecord> named(Path folder, String name) {
        return read(folder.resolve(name + SUFFIX));
    }

    private static Optional<ProcessRecord> read(Path file) {
        try {
            Properties properties = new Properties();
            properties.load(new StringReader(Files.readString(file)));
            String name = file.getFileName().toString();
            return Optional.of(new ProcessRecord(
                    name.substring(0, name.length() - SUFFIX.length()),
                    Long.parseLong(properties.getProperty("pid", "")),
                    Instant.parse(properties.getProperty("started", "")),
                    properties.getProperty("address", "")));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }
}
