package clinic.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The file in which the offset outlives a restart; every service reads it at start, one writes it. */
public final class OffsetFile {
    private final @Nullable Path path;

    /** A null path stands for a clock that forgets. */
    public OffsetFile(@Nullable Path path) {
        this.path = path;
    }

    /** The stored offset; zero when there is no file yet. */
    public Duration read() {
        if (path == null || !Files.exists(path)) {
            return Duration.ZERO;
        }
        try {
            return Duration.parse(Files.readString(path).strip());
        } catch (DateTimeParseException e) {
            throw new IllegalStateException(
                    "clinic.clock.file " + path + " should hold a duration such as PT36H; correct or delete it", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stores the offset so that a crash leaves either the old or the new one. */
    public void write(Duration offset) {
        if (path == null) {
            return;
        }
        Path draft = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(
                    draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                channel.write(ByteBuffer.wrap((offset + "\n").getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
