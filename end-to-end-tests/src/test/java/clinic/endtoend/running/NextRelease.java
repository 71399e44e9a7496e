package clinic.endtoend.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The clinic as it will be built one day: more tables in the booking database, and another word on a page. A migration may
 * come with any number: above all others, in a gap that was left, or among messaging's own, which are below them all.
 */
public final class NextRelease {

    public static final String HEADING = "Vad kan vi göra för dig?";

    /** Their versions, as the database remembers them. */
    public static final List<String> MIGRATIONS = List.of("900", "121", "0.9");

    private static final List<String> MODULES =
            List.of("launcher", "gateway", "booking-service", "reminder-service", "content-service", "viewer");

    private NextRelease() {}

    /** Lays it out in a folder, as a repository in which it has just been built. */
    public static Path in(Path folder) {
        try {
            Path repository = LaunchedClinic.repository();
            Files.createDirectories(folder);
            copy(repository.resolve("clinic"), folder.resolve("clinic"));
            for (String module : MODULES) {
                Path target = Files.createDirectories(folder.resolve(module).resolve("target"));
                copy(app(repository.resolve(module).resolve("target")), target.resolve(module + "-0.2.0-app.jar"));
            }
            change(app(folder.resolve("booking-service").resolve("target")));
            return folder;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void change(Path booking) throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(booking)) {
            Path classes = jar.getPath("BOOT-INF", "classes");
            Path migrations = classes.resolve("db").resolve("migration");
            Files.writeString(
                    migrations.resolve("V900__look_ahead.sql"), "create table next_release (id integer primary key);");
            Files.writeString(
                    migrations.resolve("V121__look_between.sql"), "create table in_a_gap (id integer primary key);");
            Path messaging = Files.createDirectories(classes.resolve("db").resolve("messaging"));
            Files.writeString(
                    messaging.resolve("V0.9__say_more.sql"), "create table of_messaging (id integer primary key);");
            // The last of two entries with one name counts.
            Files.writeString(
                    classes.resolve("messages").resolve("booking_sv.properties"),
                    "\nbook.treatment.heading=" + HEADING + "\n",
                    StandardOpenOption.APPEND);
        }
    }

    private static Path app(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-app.jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("Nothing is built in " + target));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    }
}
