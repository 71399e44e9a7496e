package clinic.figures;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a figure is worth nothing without: the commit, the machine's cores and what else it had to do. */
public record Surroundings(String commit, int cores, String load) {

    public static Surroundings now() throws IOException, InterruptedException {
        Process git = new ProcessBuilder("git", "describe", "--always", "--dirty")
                .redirectErrorStream(true)
                .start();
        String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        git.waitFor();
        return new Surroundings(
                commit,
                Runtime.getRuntime().availableProcessors(),
                Files.readString(Path.of("/proc/loadavg")).substring(0, 14));
    }

    @Override
    public String toString() {
        return "commit %s, %d cores, load %s".formatted(commit, cores, load);
    }
}
