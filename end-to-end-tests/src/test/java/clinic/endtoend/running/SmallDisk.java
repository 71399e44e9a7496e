package clinic.endtoend.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A folder on a disk of its own, in memory, of a size that can be changed; only root can make one. */
public record SmallDisk(Path folder) implements AutoCloseable {

    private static final int A_BIT = 64;
    private static final int MOST_TO_SPARE = 4096;

    /** Nothing where it may not be made. */
    public static Optional<SmallDisk> at(Path folder, int megabytes) {
        try {
            Files.createDirectories(folder);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString()) == 0
                ? Optional.of(new SmallDisk(folder))
                : Optional.empty();
    }

    public void resize(int megabytes) {
        remount("size=" + megabytes + "m");
    }

    /** From now on there is hardly room for another page; what is there stays, and may grow while we look. */
    public void fill() {
        try {
            FileStore store = Files.getFileStore(folder);
            for (int spare = 0; ; spare += A_BIT) {
                long used = (store.getTotalSpace() - store.getUnallocatedSpace()) / 1024;
                if (tryRemount("size=" + (used + spare) + "k")) {
                    return;
                }
                assertThat(spare).as("kilobytes to spare").isLessThan(MOST_TO_SPARE);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public void remount(String how) {
        assertThat(tryRemount(how)).as(how).isTrue();
    }

    private boolean tryRemount(String how) {
        return run("mount", "-o", "remount," + how, folder.toString()) == 0;
    }

    /** At once, even where somebody who has not quite ended still looks at it: no disk stays behind. */
    @Override
    public void close() {
        run("umount", "--lazy", folder.toString());
    }

    private static int run(String... command) {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException noSuchProgram) {
            return -1;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
