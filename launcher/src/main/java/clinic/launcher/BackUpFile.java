package clinic.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A back-up while it is written: a zip file that only its owner may read, and that has its name only once it is whole. */
class BackUpFile implements AutoCloseable {

    private final Path file;
    private final Path draft;
    private final ZipOutputStream zip;

    private BackUpFile(Path file, Path draft, ZipOutputStream zip) {
        this.file = file;
        this.draft = draft;
        this.zip = zip;
    }

    static BackUpFile begin(Path file) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        OutputStream out = Files.newOutputStream(draft);
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.setLevel(Deflater.BEST_SPEED);
        return new BackUpFile(file, draft, zip);
    }

    /** A folder and what is in it, empty folders too; what goes away meanwhile is left out. */
    void add(String name, Path path, Predicate<Path> wanted) throws IOException {
        if (Files.isDirectory(path)) {
            zip.putNextEntry(new ZipEntry(name + "/"));
            zip.closeEntry();
            List<Path> children;
            try (Stream<Path> found = Files.list(path)) {
                children = found.filter(wanted).sorted().toList();
            }
            for (Path child : children) {
                add(name + "/" + child.getFileName(), child, wanted);
            }
            return;
        }
        try (InputStream content = Files.newInputStream(path)) {
            zip.putNextEntry(new ZipEntry(name));
            content.transferTo(zip);
            zip.closeEntry();
        } catch (NoSuchFileException goneMeanwhile) {
            // PostgreSQL's temporary files and tables that were dropped: its log knows.
        }
    }

    void add(String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** From here on it bears its name. */
    void whole() throws IOException {
        zip.close();
        try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Leaves nothing behind that is not whole. */
    @Override
    public void close() throws IOException {
        try {
            zip.close();
        } finally {
            // On a full disk too, which would else stay full of it.
            Files.deleteIfExists(draft);
        }
    }
}
