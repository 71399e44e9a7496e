package clinic.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of all modules, as they lie in the repository; nothing built. */
record Sources(Path repository) {

    /** Maven runs a module's tests in the module's folder. */
    static Sources ofTheHouse() {
        return new Sources(Path.of("..").toAbsolutePath().normalize());
    }

    /** Files below {@code <module>/<folder>} of every module. */
    List<Path> under(String folder) {
        return files(repository, 1)
                .map(module -> module.resolve(folder))
                .filter(Files::isDirectory)
                .flatMap(there -> files(there, Integer.MAX_VALUE))
                .filter(Files::isRegularFile)
                .sorted()
                .toList();
    }

    String shortName(Path file) {
        return repository.relativize(file).toString();
    }

    static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Path> files(Path folder, int depth) {
        try (Stream<Path> found = Files.walk(folder, depth)) {
            return found.toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
