package clinic.booking.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** The file outside the database, a line for each day: lines are added behind the last one, and none is written again. */
record DigestFile(Path folder) {

    /** None where no folder is set. */
    static Optional<DigestFile> in(String folder) {
        return folder.isBlank() ? Optional.empty() : Optional.of(new DigestFile(Path.of(folder)));
    }

    /** Every whole line. What has no end yet is none: its writer died over it, and it is written anew. */
    List<String> lines() {
        try {
            String text = Files.exists(path()) ? Files.readString(path(), StandardCharsets.ISO_8859_1) : "";
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The latest that can be read. */
    Optional<AuditDigest> last() {
        return lines().reversed().stream()
                .flatMap(line -> AuditDigest.read(line).stream())
                .findFirst();
    }

    /** On the disk when this returns. */
    void append(AuditDigest digest) {
        try {
            Files.createDirectories(folder);
            try (FileChannel file = FileChannel.open(
                    path(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                file.position(cutOffHalfALine(file));
                ByteBuffer line = ByteBuffer.wrap((digest.line() + "\n").getBytes(StandardCharsets.US_ASCII));
                while (line.hasRemaining()) {
                    file.write(line);
                }
                file.force(true);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static long cutOffHalfALine(FileChannel file) throws IOException {
        long end = file.size();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (end > 0 && file.read(one.clear(), end - 1) == 1 && one.get(0) != '\n') {
            end--;
        }
        if (end < file.size()) {
            file.truncate(end);
        }
        return end;
    }

    private Path path() {
        return folder.resolve("audit.digests");
    }
}
