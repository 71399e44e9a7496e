package clinic.booking.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastBackUpTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-30T08:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"2026-11-30T02:00:00Z, 21600, false", "2026-11-28T02:00:00Z, 194400, true"})
    void itIsOldAfterANightThatWasMissed(String at, double seconds, boolean old) throws IOException {
        Path file = Files.writeString(folder.resolve("backed-up"), at + "\n");
        LastBackUp last = new LastBackUp(file.toString(), NOW);
        assertThat(last.at()).hasValue(Instant.parse(at));
        assertThat(last.isOld()).isEqualTo(old);
        assertThat(figure(last)).isEqualTo(seconds);
    }

    @Test
    void whatNobodyWroteDownIsUnknownAndOld() throws IOException {
        Path unreadable = Files.writeString(folder.resolve("backed-up"), "yesterday");
        for (String file : new String[] {"", folder.resolve("none").toString(), unreadable.toString()}) {
            LastBackUp last = new LastBackUp(file, NOW);
            assertThat(last.at()).isEmpty();
            assertThat(last.isOld()).isTrue();
            assertThat(figure(last)).isNaN();
        }
    }

    private static double figure(LastBackUp last) {
        var figures = new SimpleMeterRegistry();
        last.bindTo(figures);
        return figures.get("clinic.backup.age").gauge().value();
    }
}
