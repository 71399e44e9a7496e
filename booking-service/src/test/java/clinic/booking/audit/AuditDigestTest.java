package clinic.booking.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditDigestTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    private final AuditDigest first = AuditDigest.first(DAY, sum(row(1, "deed", "SEEN"), row(3, "deed", "MOVED")), 3);
    private final AuditDigest second = first.next(sum(), 3);

    @Test
    void rowIsEachOfItsColumnsBehindItsLength() {
        assertThat(new String(row(7, "deed", "SEEN", "who", "Å").canonical(), StandardCharsets.UTF_8))
                .isEqualTo("deed 4 SEEN\nid 1 7\nwho 2 Å\n\n");
    }

    @Test
    void valueThatImitatesTheNextColumnIsNotTheNextColumn() {
        assertThat(row(7, "a", "x\nb 1 y").canonical())
                .isNotEqualTo(row(7, "a", "x", "b", "y").canonical());
        assertThat(row(7, "a", "").canonical()).isNotEqualTo(row(7).canonical());
    }

    @Test
    void orderOfTheRowsCounts() {
        AuditRow one = row(1, "deed", "SEEN");
        AuditRow other = row(2, "deed", "SEEN");
        assertThat(sum(one, other).hash()).isNotEqualTo(sum(other, one).hash());
    }

    @Test
    void lineIsReadAsItWasWritten() {
        assertThat(AuditDigest.read(first.line())).contains(first);
        assertThat(second.line()).startsWith("1 2026-11-25 rows=0 first=0 last=3 hash=");
    }

    @Test
    void anyEditOfALineIsSeen() {
        String line = first.line();
        for (int place = 0; place < line.length(); place++) {
            char edited = line.charAt(place) == '0' ? '1' : '0';
            assertThat(AuditDigest.read(line.substring(0, place) + edited + line.substring(place + 1)))
                    .as("edited at %d", place)
                    .isEmpty();
        }
        assertThat(AuditDigest.read(line.replace("2026-11-24", "2026-11-31"))).isEmpty();
    }

    @Test
    void daysAreAChain() {
        AuditDigest third = second.next(sum(row(4)), 4);
        assertThat(first.follows(Optional.empty())).isTrue();
        assertThat(second.follows(Optional.of(first))).isTrue();
        assertThat(third.follows(Optional.of(second))).isTrue();
        assertThat(third.follows(Optional.of(first))).as("a day taken out").isFalse();
        assertThat(second.follows(Optional.empty())).as("the first taken out").isFalse();
        AuditDigest forged = AuditDigest.first(DAY, sum(row(1, "deed", "SEEN")), 3);
        assertThat(second.follows(Optional.of(forged)))
                .as("the day before written anew")
                .isFalse();
    }

    @Test
    void halfALineIsNoneAndGivesWayToTheNext(@TempDir Path folder) throws IOException {
        DigestFile file = new DigestFile(folder.resolve("new"));
        file.append(first);
        Path written = folder.resolve("new").resolve("audit.digests");
        Files.writeString(written, second.line().substring(0, 40), StandardOpenOption.APPEND);
        assertThat(file.last()).contains(first);
        file.append(second);
        assertThat(file.lines()).containsExactly(first.line(), second.line());
        assertThat(Files.readString(written)).isEqualTo(first.line() + "\n" + second.line() + "\n");
    }

    private static DayOfRows.Sum sum(AuditRow... rows) {
        DayOfRows day = new DayOfRows();
        for (AuditRow row : rows) {
            day.add(row);
        }
        return day.sum();
    }

    private static AuditRow row(long id, String... columns) {
        TreeMap<String, String> all = new TreeMap<>(Map.of("id", Long.toString(id)));
        for (int column = 0; column < columns.length; column += 2) {
            all.put(columns[column], columns[column + 1]);
        }
        return new AuditRow(id, all);
    }
}
