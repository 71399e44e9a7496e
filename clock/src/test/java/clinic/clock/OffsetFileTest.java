package clinic.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OffsetFileTest {
    @TempDir
    Path folder;

    @Test
    void missingFileIsZero() {
        assertThat(new OffsetFile(folder.resolve("clock")).read()).isZero();
        assertThat(new OffsetFile(null).read()).isZero();
    }

    @Test
    void whatWasWrittenIsRead() {
        OffsetFile file = new OffsetFile(folder.resolve("new/folder/clock"));
        file.write(Duration.ofHours(36));
        file.write(Duration.ofHours(40).plusMillis(5));
        assertThat(file.read()).isEqualTo(Duration.ofHours(40).plusMillis(5));
    }

    @Test
    void anythingElseInTheFileIsNamed() throws IOException {
        Path path = Files.writeString(folder.resolve("clock"), "tomorrow");
        assertThatThrownBy(() -> new OffsetFile(path).read())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("clinic.clock.file")
                .hasMessageContaining("PT36H");
    }
}
