package clinic.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class CheckAuditTest {

    @TempDir
    Path home;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    @Test
    void dayByDayIsToldWhatDiffers() {
        assertThat(tell("""
                {"days":[{"day":"2026-11-24","rows":412,"differs":[]},
                         {"day":"2026-11-25","rows":388,"differs":["rows are gone: 387 of 388 are there"]}],
                 "waiting":17,"differs":[]}
                """)).isFalse();
        assertThat(screen.toString(StandardCharsets.UTF_8)).contains("""
                2026-11-24      412 rows  ok
                2026-11-25      388 rows  DIFFERS
                    rows are gone: 387 of 388 are there
                17 rows since then wait for the end of their day
                """);
    }

    @Test
    void whatBelongsToNoDayDiffersToo() {
        assertThat(tell("{\"days\":[],\"waiting\":0,\"differs\":[\"the file ends before 2026-11-24\"]}"))
                .isFalse();
        assertThat(tell("{\"days\":[{\"day\":\"2026-11-24\",\"rows\":0,\"differs\":[]}],\"waiting\":0,\"differs\":[]}"))
                .isTrue();
    }

    @Test
    void clinicThatDoesNotRunIsNotAsked() throws Exception {
        assertThat(new CheckAudit(
                                DataFolder.open(home),
                                new Progress(new PrintStream(screen, true, StandardCharsets.UTF_8)))
                        .obey())
                .isEqualTo(3);
    }

    private boolean tell(String report) {
        Progress progress = new Progress(new PrintStream(screen, true, StandardCharsets.UTF_8));
        return new CheckAudit(new DataFolder(home), progress).tell(new JsonMapper().readTree(report));
    }
}
