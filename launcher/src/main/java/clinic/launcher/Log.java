package clinic.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a part writes as it runs.
 *
 * @param from where the words of this attempt begin: an earlier attempt may have written to the same file
 */
record Log(Path file, long from) {

    private static final int TAIL_LINES = 15;
    private static final Pattern STACK = Pattern.compile("\\s+(at |\\.\\.\\. \\d+ )");

    /** To be written from here on. */
    static Log from(Path file) throws IOException {
        return new Log(file, Files.exists(file) ? Files.size(file) : 0);
    }

    /** A new log for a new start of the clinic; the one before is kept. */
    static void turn(Path file) throws IOException {
        if (Files.exists(file)) {
            Files.move(file, Path.of(file + ".before"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    boolean says(String words) {
        try (RandomAccessFile written = new RandomAccessFile(file.toFile(), "r")) {
            written.seek(from);
            byte[] bytes = new byte[(int) (written.length() - from)];
            written.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).contains(words);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** The last lines without their stacks, for whoever is told that the part failed. */
    static String tail(Path file) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            List<String> all = lines.filter(
                            line -> !line.isBlank() && !STACK.matcher(line).lookingAt())
                    .toList();
            return String.join(System.lineSeparator(), all.subList(Math.max(0, all.size() - TAIL_LINES), all.size()));
        } catch (IOException unreadable) {
            return "(it wrote nothing)";
        }
    }
}
