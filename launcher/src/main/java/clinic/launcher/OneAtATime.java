package clinic.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The lock on a data folder: the system takes it back when its holder dies, however it dies. */
class OneAtATime implements AutoCloseable {

    private final FileChannel channel;

    private OneAtATime(FileChannel channel) {
        this.channel = channel;
    }

    /** Empty if somebody else holds it. */
    static Optional<OneAtATime> in(DataFolder data) throws IOException {
        FileChannel channel =
                FileChannel.open(data.run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new OneAtATime(channel));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
