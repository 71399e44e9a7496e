package clinic.booking.imports;

import clinic.booking.imports.CsvForm.Letters;
import clinic.booking.imports.CsvForm.Separator;
import clinic.booking.imports.Import.Counts;
import clinic.booking.imports.Import.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All imports there are and were. */
@Repository
class Imports {

    private final JdbcClient jdbc;
    private final RefusedRows refused;

    Imports(JdbcClient jdbc, RefusedRows refused) {
        this.jdbc = jdbc;
        this.refused = refused;
    }

    /** The latest first. */
    List<Import> all() {
        return jdbc.sql("SELECT * FROM imports ORDER BY laid_up_at DESC, id")
                .query(Imports::one)
                .list();
    }

    Optional<Import> find(UUID id) {
        return jdbc.sql("SELECT * FROM imports WHERE id = ?")
                .param(id)
                .query(Imports::one)
                .optional();
    }

    /** The same, and nobody else takes rows in or changes it until this transaction ends. */
    Optional<Import> locked(UUID id) {
        return jdbc.sql("SELECT * FROM imports WHERE id = ? FOR UPDATE")
                .param(id)
                .query(Imports::one)
                .optional();
    }

    /**
     * One that runs and that no other instance is just working at; it stays this one's until the transaction ends. One that
     * could not go on comes after all that can.
     */
    Optional<Import> claim() {
        return jdbc.sql("SELECT * FROM imports WHERE state = 'RUNNING'"
                        + " ORDER BY stumbled_at NULLS FIRST, begun_at LIMIT 1 FOR UPDATE SKIP LOCKED")
                .query(Imports::one)
                .optional();
    }

    /** Nothing of its next rows could be taken in; others go first from now on. */
    void stumbled(UUID id) {
        jdbc.sql("UPDATE imports SET stumbled_at = clock_timestamp() WHERE id = ?")
                .param(id)
                .update();
    }

    /** When the first that runs was begun. */
    Optional<Instant> running() {
        return jdbc.sql("SELECT begun_at FROM imports WHERE state = 'RUNNING' ORDER BY begun_at LIMIT 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Which heading stood for what when the same kind of file came from this system the time before. */
    Map<Field, String> before(Import next) {
        Map<Field, String> headings = new EnumMap<>(Field.class);
        jdbc.sql("SELECT * FROM imports WHERE kind = ? AND system = ? AND id <> ?"
                        + " ORDER BY laid_up_at DESC, id LIMIT 1")
                .params(next.kind().name(), next.system(), next.id())
                .query(Imports::one)
                .optional()
                .ifPresent(last -> last.columns()
                        .forEach((field, column) ->
                                headings.put(field, last.headings().get(column))));
        return headings;
    }

    void keep(Import one) {
        jdbc.sql("""
                INSERT INTO imports (id, kind, system, file_name, letters, separator, headings, columns, state, rows,
                                     done, made, in_doubt, known, refused, by, laid_up_at, begun_at, finished_at)
                VALUES (:id, :kind, :system, :fileName, :letters, :separator, :headings, :columns, :state, :rows,
                        :done, :made, :inDoubt, :known, :refused, :by, :laidUpAt, :begunAt::timestamptz,
                        :finishedAt::timestamptz)
                ON CONFLICT (id) DO UPDATE
                   SET letters = excluded.letters, separator = excluded.separator, headings = excluded.headings,
                       columns = excluded.columns, state = excluded.state, rows = excluded.rows, done = excluded.done,
                       made = excluded.made, in_doubt = excluded.in_doubt, known = excluded.known,
                       refused = excluded.refused, by = excluded.by, begun_at = excluded.begun_at,
                       finished_at = excluded.finished_at, stumbled_at = NULL""")
                .param("id", one.id())
                .param("kind", one.kind().name())
                .param("system", one.system())
                .param("fileName", one.fileName())
                .param("letters", one.form().letters().name())
                .param("separator", one.form().separator().name())
                .param("headings", one.headings().toArray(String[]::new))
                .param("columns", written(one.columns()))
                .param("state", one.state().name())
                .param("rows", one.counts().rows())
                .param("done", one.counts().done())
                .param("made", one.counts().made())
                .param("inDoubt", one.counts().inDoubt())
                .param("known", one.counts().known())
                .param("refused", one.counts().refused())
                .param("by", one.by())
                .param("laidUpAt", utc(one.laidUpAt()))
                .param("begunAt", text(one.begunAt()))
                .param("finishedAt", text(one.finishedAt()))
                .update();
    }

    /** How far it has come now, and which rows were refused on the way. */
    void further(Import one, List<Verdict> verdicts) {
        keep(one.further(verdicts));
        for (Verdict verdict : verdicts) {
            if (verdict.outcome() == Verdict.Outcome.REFUSED) {
                refused.keep(one.id(), verdict);
            }
        }
    }

    /** With its file and its refused rows; what it has made stays. */
    void remove(UUID id) {
        jdbc.sql("DELETE FROM imports WHERE id = ?").param(id).update();
    }

    /** What was laid up or refused so long ago holds people's details that nobody looks at any more. */
    void forget(Instant before) {
        jdbc.sql("DELETE FROM imports WHERE state IN ('READY', 'STOPPED') AND laid_up_at < ?")
                .param(utc(before))
                .update();
        jdbc.sql("DELETE FROM refused_rows USING imports WHERE imports.id = import_id AND finished_at < ?")
                .param(utc(before))
                .update();
    }

    private static Import one(ResultSet row, int n) throws SQLException {
        return new Import(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                row.getString("system"),
                row.getString("file_name"),
                new CsvForm(Letters.valueOf(row.getString("letters")), Separator.valueOf(row.getString("separator"))),
                List.of((String[]) row.getArray("headings").getArray()),
                columns((String[]) row.getArray("columns").getArray()),
                State.valueOf(row.getString("state")),
                new Counts(
                        row.getInt("rows"),
                        row.getInt("done"),
                        row.getInt("made"),
                        row.getInt("in_doubt"),
                        row.getInt("known"),
                        row.getInt("refused")),
                row.getObject("by", UUID.class),
                row.getObject("laid_up_at", OffsetDateTime.class).toInstant(),
                instant(row, "begun_at"),
                instant(row, "finished_at"));
    }

    private static String[] written(Map<Field, Integer> columns) {
        return columns.entrySet().stream()
                .map(column -> column.getKey().name() + "=" + column.getValue())
                .toArray(String[]::new);
    }

    private static Map<Field, Integer> columns(String[] written) {
        Map<Field, Integer> columns = new EnumMap<>(Field.class);
        for (String column : written) {
            int sign = column.indexOf('=');
            columns.put(Field.valueOf(column.substring(0, sign)), Integer.valueOf(column.substring(sign + 1)));
        }
        return columns;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
