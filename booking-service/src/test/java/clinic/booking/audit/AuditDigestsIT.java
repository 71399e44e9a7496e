package clinic.booking.audit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.booking.RealBooking;
import clinic.booking.audit.CheckDays.Day;
import clinic.booking.audit.CheckDays.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** In days to come, so that the rows of other tests are all before the first. */
@RealBooking
class AuditDigestsIT {

    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final LocalDate FIRST = LocalDate.of(2031, 3, 3);

    @TempDir
    Path folder;

    @Autowired
    AuditRows rows;

    @Autowired
    RememberedDigests remembered;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient database;

    @Autowired
    DataSource connections;

    @BeforeEach
    void threeDaysAreClosed() {
        asWhoeverMayEverything("DELETE FROM audit_digest");
        close(FIRST);
        write(FIRST.plusDays(1), 4);
        close(FIRST.plusDays(1));
        write(FIRST.plusDays(2), 3);
        close(FIRST.plusDays(3));
    }

    /** They would be of a time to come for whoever is next. */
    @AfterEach
    void forget() {
        asWhoeverMayEverything("DELETE FROM audit WHERE at > '2031-01-01'", "DELETE FROM audit_digest");
    }

    @Test
    void daysAreClosedOneByOneAlsoThoseThatWereMissedAndThoseWithoutRows() throws IOException {
        List<String> before = lines();
        close(FIRST.plusDays(3));
        assertThat(lines()).as("nothing is written twice").isEqualTo(before);
        write(FIRST.plusDays(4), 1);
        write(FIRST.plusDays(6), 2);
        close(FIRST.plusDays(6));

        assertThat(lines()).startsWith(before.toArray(String[]::new)).hasSize(7);
        assertThat(check(FIRST.plusDays(6)).days())
                .filteredOn(day -> !day.day().equals(FIRST.toString()))
                .extracting(Day::day, Day::rows)
                .map(Object::toString)
                .containsExactly(
                        "(\"2031-03-04\", 4L)",
                        "(\"2031-03-05\", 3L)",
                        "(\"2031-03-06\", 0L)",
                        "(\"2031-03-07\", 1L)",
                        "(\"2031-03-08\", 0L)",
                        "(\"2031-03-09\", 2L)");
        isAsItWas(check(FIRST.plusDays(6)));
    }

    /** What was written after the back-up is gone, and its ids must not be given to others. */
    @Test
    void rowsThatAreWrittenAfterARestoreAreCovered() throws IOException {
        asWhoeverMayEverything(
                "DELETE FROM audit WHERE at > '2031-01-01'",
                "DELETE FROM audit_digest",
                "DO 'BEGIN PERFORM setval(pg_get_serial_sequence(''audit'', ''id''),"
                        + " 1 + (SELECT coalesce(max(id), 0) FROM audit)); END'");
        new GoOnNumbering(folder.toString(), database).catchUp("restored");
        write(FIRST.plusDays(4), 2);
        close(FIRST.plusDays(4));

        assertThat(check(FIRST.plusDays(4)).days()).last().satisfies(day -> {
            assertThat(day.rows()).isEqualTo(2);
            assertThat(day.differs()).isEmpty();
        });
        new GoOnNumbering(folder.toString(), database).catchUp("restored once more");
        new GoOnNumbering("", database).catchUp("restored where no digest is kept");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE audit SET deed = 'SEEN' WHERE id = :second | edited",
                "UPDATE audit SET at = at + interval '1 microsecond' WHERE id = :second | edited",
                "UPDATE audit SET version = 0 WHERE id = :second | edited",
                "UPDATE audit SET patient_id = NULL WHERE id = :second | edited",
                "DELETE FROM audit WHERE id = :second | rows are gone: 3 of 4",
                "DELETE FROM audit WHERE id >= :second | rows are gone: 1 of 4",
                "UPDATE audit SET patient_id = other.patient_id FROM audit other WHERE audit.id IN (:second, :second + 1)"
                        + " AND other.id = 2 * :second + 1 - audit.id | changed places",
                "INSERT INTO audit (id, at, who, deed) OVERRIDING SYSTEM VALUE SELECT :second - 100000000, at, who, deed"
                        + " FROM audit WHERE id = :second | rows were put in",
            })
    void whateverIsDoneToRowsIsFound(String tampering, String told) throws IOException {
        long second = AuditDigest.read(lines().get(1)).orElseThrow().rows().first() + 1;
        isAsItWas(check(FIRST.plusDays(3)));
        asWhoeverMayEverything(tampering.replace(":second", Long.toString(second)));
        assertThat(findings(check(FIRST.plusDays(3))))
                .anySatisfy(finding -> assertThat(finding).contains(told));
        asWhoeverMayEverything("DELETE FROM audit WHERE id = " + (second - 100000000));
    }

    @Test
    void whateverIsDoneToTheFileIsFound() throws IOException {
        isAsItWas(check(FIRST.plusDays(3)));
        found("was edited", lines -> with(lines, 1, lines.get(1).replace("rows=4", "rows=3")));
        found("does not follow", lines -> without(lines, 1));
        found("is not in the file", lines -> without(lines, 1));
        found("is not in the file", lines -> without(lines, 3));
        found("the file ends before 2031-03-06", lines -> without(lines, 3));
        found("is not in the file", lines -> List.of());
        found("does not follow", lines -> {
            List<String> moved = new ArrayList<>(lines);
            Collections.swap(moved, 1, 2);
            return moved;
        });
        found("the database remembers another line", lines -> {
            AuditDigest before = AuditDigest.read(lines.get(2)).orElseThrow();
            return with(
                    lines,
                    3,
                    before.next(new DayOfRows().sum(), before.last() + 1).line());
        });
        found("the database does not remember", lines -> {
            AuditDigest last = AuditDigest.read(lines.getLast()).orElseThrow();
            return Stream.concat(
                            lines.stream(),
                            Stream.of(last.next(new DayOfRows().sum(), last.last())
                                    .line()))
                    .toList();
        });
        isAsItWas(check(FIRST.plusDays(3)));
    }

    /** Rows and lines both, from a day on; only what is kept elsewhere tells of whoever edits the memory as well. */
    @Test
    void chainThatWasForgedToFitTheRowsIsFound() throws IOException {
        List<String> honest = lines();
        AuditDigest first = AuditDigest.read(honest.getFirst()).orElseThrow();
        AuditDigest was = AuditDigest.read(honest.get(1)).orElseThrow();
        asWhoeverMayEverything("DELETE FROM audit WHERE id = " + was.rows().first());
        AuditDigest forged = first.next(rows.sum(first.last(), was.last()), was.last());
        rewrite(with(honest, 1, forged.line()));
        assertThat(findings(check(FIRST.plusDays(3))))
                .contains("the database remembers another line")
                .anySatisfy(finding -> assertThat(finding).contains("does not follow"));
    }

    @Test
    void endThatWasCutOffIsNotWrittenAnew() throws IOException {
        List<String> honest = lines();
        rewrite(honest.subList(0, 2));
        close(FIRST.plusDays(4));
        assertThat(lines()).hasSize(3).startsWith(honest.get(0), honest.get(1));
        assertThat(findings(check(FIRST.plusDays(4))))
                .contains(
                        "2031-03-05 was closed, and its line is not in the file",
                        "2031-03-06 was closed, and its line is not in the file");
        List<String> put = new ArrayList<>(honest);
        put.add(lines().getLast());
        rewrite(put);
        isAsItWas(check(FIRST.plusDays(4)));
    }

    @Test
    void whoDiedBetweenFileAndDatabaseIsMadeGood() {
        asWhoeverMayEverything("DELETE FROM audit_digest WHERE day = '2031-03-06'");
        assertThat(findings(check(FIRST.plusDays(3)))).contains("the database does not remember this line");
        close(FIRST.plusDays(4));
        isAsItWas(check(FIRST.plusDays(4)));
    }

    /** Neither a row that commits late nor one that is told late looks put in. */
    @Test
    void rowThatCommitsAfterMidnightIsWaitedForAndOneBehindItBelongsToTheNextDay() throws Exception {
        List<String> before = lines();
        try (Connection late = connections.getConnection()) {
            late.setAutoCommit(false);
            late.createStatement().execute(insert(FIRST.plusDays(4), 1));
            assertThatThrownBy(() -> close(FIRST.plusDays(4)))
                    .isInstanceOfSatisfying(
                            RuntimeException.class,
                            busy -> assertThat(CloseDays.isBusy(busy)).isTrue());
            assertThat(lines()).isEqualTo(before);
            late.commit();
            late.setAutoCommit(true);
        }
        close(FIRST.plusDays(4));
        write(FIRST.plusDays(4), 2);
        close(FIRST.plusDays(5));
        Report report = check(FIRST.plusDays(5));
        isAsItWas(report);
        assertThat(report.days().subList(4, 6)).extracting(Day::rows).containsExactly(1L, 2L);
        assertThat(report.waiting()).isZero();
    }

    @Test
    void manyInstancesWriteEachDayOnce() throws Exception {
        write(FIRST.plusDays(5), 3);
        try (var instances = Executors.newFixedThreadPool(4)) {
            List<Future<?>> tries = new ArrayList<>();
            for (int instance = 0; instance < 4; instance++) {
                tries.add(instances.submit(() -> close(FIRST.plusDays(12))));
            }
            for (Future<?> one : tries) {
                one.get(30, SECONDS);
            }
        }
        close(FIRST.plusDays(12));
        assertThat(lines()).hasSize(13);
        isAsItWas(check(FIRST.plusDays(12)));
    }

    @Test
    void whatIsRememberedStays() {
        assertThatThrownBy(() -> database.sql("DELETE FROM audit_digest").update())
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    database.sql("GRANT ALL ON audit_digest TO CURRENT_USER").update();
                    database.sql("UPDATE audit_digest SET line = ''").update();
                }))
                .hasStackTraceContaining("written once");
    }

    private void found(String told, UnaryOperator<List<String>> tampering) throws IOException {
        List<String> honest = lines();
        rewrite(tampering.apply(honest));
        assertThat(findings(check(FIRST.plusDays(3))))
                .anySatisfy(finding -> assertThat(finding).contains(told));
        rewrite(honest);
    }

    private static List<String> with(List<String> lines, int place, String line) {
        List<String> edited = new ArrayList<>(lines);
        edited.set(place, line);
        return edited;
    }

    private static List<String> without(List<String> lines, int place) {
        List<String> edited = new ArrayList<>(lines);
        edited.remove(place);
        return edited;
    }

    private void close(LocalDate day) {
        new CloseDays(new DigestFile(folder), rows, remembered, transaction).close(after(day), ZONE);
    }

    private Report check(LocalDate day) {
        return new CheckDays(new DigestFile(folder), rows, remembered).check(after(day), ZONE);
    }

    private static void isAsItWas(Report report) {
        assertThat(findings(report)).isEmpty();
    }

    private static List<String> findings(Report report) {
        return Stream.concat(report.days().stream().flatMap(day -> day.differs().stream()), report.differs().stream())
                .toList();
    }

    /** Two in the morning. */
    private static Instant after(LocalDate day) {
        return day.plusDays(1).atTime(2, 0).atZone(ZONE).toInstant();
    }

    private void write(LocalDate day, int rows) {
        database.sql(insert(day, rows)).update();
    }

    private static String insert(LocalDate day, int rows) {
        return "INSERT INTO audit (at, who, deed, patient_id, appointment_id, version, starts_at) SELECT '%s'::timestamptz,"
                        .formatted(day.atTime(23, 59).atZone(ZONE).toInstant())
                + " 'LINK', 'MOVED', gen_random_uuid(), gen_random_uuid(), n, now() FROM generate_series(1, " + rows
                + ") n";
    }

    /** Whoever owns the table can do what a superuser can: take the guards off, and put them back as if nothing was. */
    private void asWhoeverMayEverything(String... statements) {
        transaction.executeWithoutResult(status -> {
            for (String table : List.of("audit", "audit_digest")) {
                database.sql("GRANT ALL ON " + table + " TO CURRENT_USER").update();
                database.sql("ALTER TABLE " + table + " DISABLE TRIGGER written_once")
                        .update();
            }
            Stream.of(statements).forEach(statement -> database.sql(statement).update());
            for (String table : List.of("audit", "audit_digest")) {
                database.sql("ALTER TABLE " + table + " ENABLE TRIGGER written_once")
                        .update();
                database.sql("REVOKE UPDATE, DELETE, TRUNCATE ON " + table + " FROM CURRENT_USER")
                        .update();
            }
        });
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(folder.resolve("audit.digests"));
    }

    private void rewrite(List<String> lines) throws IOException {
        Files.write(folder.resolve("audit.digests"), lines);
    }
}
