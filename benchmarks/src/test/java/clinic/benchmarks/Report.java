package clinic.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a measurement tells: printed as it comes, and kept for {@code ./clinic measure} to show at the end. */
final class Report {

    private final StringBuilder told = new StringBuilder();

    void say(String line) {
        System.out.print(line);
        told.append(line);
    }

    /** @param name as {@code ./clinic measure} knows it */
    void keep(String name) throws IOException {
        Files.writeString(Path.of("target", name + "-measurement.txt"), told);
    }
}
