package clinic.launcher;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How a part of the clinic is started: on the launcher's own JDK, small and quick to start. */
class Java {

    /** Ctrl-C in a terminal reaches every process there at once; the launcher alone decides who stops when. */
    static final String SHIELDED = "trap '' INT HUP; exec \"$@\"";

    private static final int TRAINING_HEAP_MEGABYTES = 256;

    private Java() {}

    static String command() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Runs a main class of the launcher's own libraries, with the classes it loaded in training if it was trained. */
    static List<String> process(int heapMegabytes, Path classes, Class<?> main, String... arguments) {
        List<String> command = withCache(heapMegabytes, classes);
        command.addAll(List.of("-cp", libraries(), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Trains it; the arguments make it end by itself. */
    static List<String> processTraining(Path result, Class<?> main, String... arguments) {
        List<String> command = begin(TRAINING_HEAP_MEGABYTES);
        command.addAll(List.of("-XX:AOTCacheOutput=" + result, "-cp", libraries(), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Runs a jar, with the classes it loaded in training if it was trained. */
    static List<String> trained(int heapMegabytes, Path jar) {
        List<String> command = withCache(heapMegabytes, App.training(jar));
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    /** Trains a jar: it starts as far as its work would begin, and writes down what it loaded. */
    static List<String> training(Path jar, Path result) {
        List<String> command = begin(TRAINING_HEAP_MEGABYTES);
        // A second instance must neither take messages nor send any: it ends before anything is started.
        command.addAll(List.of("-XX:AOTCacheOutput=" + result, "-Dspring.context.exit=onRefresh"));
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    /** Where the classes of a process of ours are kept: beside the launcher's copy, and gone with it. */
    static Path training(String process) {
        Path first = Path.of(System.getProperty("java.class.path").split(File.pathSeparator)[0]);
        return first.resolveSibling(process + "-" + Runtime.version() + ".aot");
    }

    /** Only jars: classes from a folder, such as the launcher's own, cannot be kept. */
    private static String libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Files.isDirectory(Path.of(entry)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static List<String> withCache(int heapMegabytes, Path classes) {
        List<String> command = begin(heapMegabytes);
        if (Files.exists(classes)) {
            command.add("-XX:AOTCache=" + classes);
        }
        return command;
    }

    private static List<String> begin(int heapMegabytes) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", SHIELDED, "clinic"));
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
        return command;
    }
}
