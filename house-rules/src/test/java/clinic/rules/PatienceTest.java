package clinic.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test that sleeps is slow on a fast machine and wrong on a slow one. */
class PatienceTest {

    /** Java's own sleeps, and the browser's. */
    private static final Pattern SLEEP =
            Pattern.compile("Thread\\s*\\.sleep|TimeUnit\\.\\w+\\s*\\.sleep|[.]waitForTimeout|LockSupport\\.parkNanos");

    @Test
    void testsNeverSleep() {
        assertThat(sleepers(Sources.ofTheHouse())).isEmpty();
    }

    @Test
    void sleepingTestIsSeen(@TempDir Path house) throws IOException {
        Path folder = Files.createDirectories(house.resolve("booking-service/src/test/java"));
        Files.writeString(folder.resolve("HurriedTest.java"), "await().until(done);");
        Files.writeString(folder.resolve("SleepyTest.java"), "Thread" + ".sleep(100);");

        assertThat(sleepers(new Sources(house))).containsExactly("booking-service/src/test/java/SleepyTest.java");
    }

    private static List<String> sleepers(Sources sources) {
        return sources.under("src/test/java").stream()
                .filter(file -> SLEEP.matcher(Sources.read(file)).find())
                .map(sources::shortName)
                .toList();
    }
}
