package clinic.endtoend.fire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * What a part of the clinic holds at one moment, as Linux and its own JVM tell it.
 *
 * @param heap bytes that are alive after everything else was collected
 * @param resident bytes of memory that are its own or shared with others
 * @param mostResident the most that {@code resident} has ever been
 */
record Held(long heap, long resident, long mostResident, long threads, long descriptors) {

    /** Of these each is one column and one slope. */
    enum Kind {
        HEAP("live heap, MiB", true),
        RESIDENT("resident, MiB", true),
        THREADS("threads", false),
        DESCRIPTORS("descriptors", false);

        private static final double MEBIBYTE = 1024.0 * 1024;

        private final String label;
        private final boolean bytes;

        Kind(String label, boolean bytes) {
            this.label = label;
            this.bytes = bytes;
        }

        String label() {
            return label;
        }

        double of(Held held) {
            long counted = switch (this) {
                case HEAP -> held.heap();
                case RESIDENT -> held.resident();
                case THREADS -> held.threads();
                case DESCRIPTORS -> held.descriptors();
            };
            return bytes ? counted / MEBIBYTE : counted;
        }
    }

    /** Makes it collect its garbage first. */
    static Held by(ProcessHandle process) throws IOException, InterruptedException {
        long heap = liveBytes(process);
        Path told = Path.of("/proc", Long.toString(process.pid()));
        try (Stream<Path> open = Files.list(told.resolve("fd"))) {
            return new Held(
                    heap,
                    number(told, "VmRSS:") * 1024,
                    number(told, "VmHWM:") * 1024,
                    number(told, "Threads:"),
                    open.count());
        }
    }

    private static long number(Path told, String field) throws IOException {
        return Files.readAllLines(told.resolve("status")).stream()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private static long liveBytes(ProcessHandle process) throws IOException, InterruptedException {
        Process asking = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String told = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asking.waitFor();
        return told.lines()
                .filter(line -> line.startsWith("Total"))
                .map(line -> Arrays.asList(line.strip().split("\\s+")).get(2))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Process " + process.pid() + " tells nothing: " + told));
    }
}
