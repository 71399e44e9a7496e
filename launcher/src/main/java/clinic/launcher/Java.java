package clinic.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a part of the clinic is started: on the launcher's own JDK, small and quick to start. */
class Java {

    private Java() {}

    static String command() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * @param what {@code -jar file} or {@code -cp path Main arguments…}
     */
    static List<String> process(int heapMegabytes, List<String> what) {
        // Ctrl-C in a terminal reaches every process there at once; the launcher alone decides who stops when.
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "clinic"));
        command.addAll(List.of(
                command(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(what);
        return command;
    }
}
