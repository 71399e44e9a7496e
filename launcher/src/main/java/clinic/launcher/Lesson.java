package clinic.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * How a part is trained to start faster: it starts once beside the others, ends by itself as soon as its work would
 * begin, and writes down the classes it has loaded and linked.
 *
 * @param result where they are kept
 * @param command that start, given where to write
 */
record Lesson(Path result, Function<Path, List<String>> command) {

    boolean isLearnt() {
        return Files.exists(result);
    }
}
