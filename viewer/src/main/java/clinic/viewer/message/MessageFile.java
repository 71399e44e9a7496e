package clinic.viewer.message;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One message a line, only ever appended to; a line that a crash cut short was never answered for and is dropped. */
class MessageFile implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MessageFile.class);

    private final JsonMapper json;
    private final FileChannel channel;
    private final List<Message> found;

    MessageFile(Path path, JsonMapper json) {
        this.json = json;
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            this.channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            this.found = read(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the file held when it was opened, oldest first. */
    List<Message> found() {
        return found;
    }

    /** Returns once the line is on disk; a line that could not be written whole is taken back. */
    void append(Message message) {
        ByteBuffer line = ByteBuffer.wrap((json.writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            long end = channel.position();
            try {
                while (line.hasRemaining()) {
                    channel.write(line);
                }
                channel.force(false);
            } catch (IOException e) {
                channel.truncate(end);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private List<Message> read(byte[] bytes) throws IOException {
        List<Message> messages = new ArrayList<>();
        int start = 0;
        for (int end = start; end < bytes.length; end++) {
            if (bytes[end] == '\n') {
                readLine(new String(bytes, start, end - start, StandardCharsets.UTF_8), messages);
                start = end + 1;
            }
        }
        if (start < bytes.length) {
            log.warn("The last line of the message file was cut short, {} bytes are dropped", bytes.length - start);
            channel.truncate(start);
        }
        channel.position(start);
        return messages;
    }

    private void readLine(String line, List<Message> messages) {
        try {
            messages.add(json.readValue(line, Message.class));
        } catch (JacksonException e) {
            log.warn("Line {} of the message file is not a message and is passed over", messages.size() + 1);
        }
    }
}
