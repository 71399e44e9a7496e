package clinic.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What Linux tells of a process, to those who may know: of what has gone and of somebody else's, nothing. */
record SeenProcess(ProcessHandle process) {

    boolean runs(List<String> programs) {
        try {
            String program = Files.readSymbolicLink(proc("exe")).toString();
            // What was replaced or removed since it was started is marked behind its name.
            String name = program.substring(program.lastIndexOf('/') + 1).replace(" (deleted)", "");
            return programs.contains(name);
        } catch (IOException unknown) {
            return false;
        }
    }

    boolean worksIn(Path folder) {
        try {
            return Files.readSymbolicLink(proc("cwd")).equals(folder.toRealPath());
        } catch (IOException unknown) {
            return false;
        }
    }

    /** The words it was started with; Java's own view of them ends after a page. */
    List<String> words() {
        try {
            return List.of(new String(Files.readAllBytes(proc("cmdline")), StandardCharsets.UTF_8).split("\0"));
        } catch (IOException unknown) {
            return List.of();
        }
    }

    private Path proc(String file) {
        return Path.of("/proc", Long.toString(process.pid()), file);
    }
}
