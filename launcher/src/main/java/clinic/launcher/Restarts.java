package clinic.launcher;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/** How often each part has stopped by itself since the clinic was started; kept for {@code ./clinic status}. */
class Restarts {

    private static final String NAME = "restarts";

    private final Path folder;

    Restarts(Path folder) {
        this.folder = folder;
    }

    synchronized void count(String part) {
        Properties counts = read();
        counts.setProperty(part, Integer.toString(of(part) + 1));
        try {
            StringWriter text = new StringWriter();
            counts.store(text, null);
            Path written = Files.writeString(folder.resolve(NAME + ".new"), text.toString());
            Files.move(written, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException noRoom) {
            // The restart itself is worth more than its number.
        }
    }

    int of(String part) {
        try {
            return Integer.parseInt(read().getProperty(part, "0"));
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }

    void forget() throws IOException {
        Files.deleteIfExists(folder.resolve(NAME));
    }

    private Properties read() {
        Properties counts = new Properties();
        try {
            counts.load(new StringReader(Files.readString(folder.resolve(NAME))));
        } catch (IOException | IllegalArgumentException none) {
            counts.clear();
        }
        return counts;
    }
}
