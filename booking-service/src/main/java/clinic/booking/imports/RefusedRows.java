package clinic.booking.imports;

import clinic.booking.InvalidInput.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows that were not taken in, as they stand in their file but for a personnummer, and why. */
@Repository
class RefusedRows {

    private final JdbcClient jdbc;

    RefusedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(UUID importId, Verdict refused) {
        jdbc.sql("INSERT INTO refused_rows (import_id, line, cells, faults) VALUES (?, ?, ?, ?)")
                .param(importId)
                .param(refused.row().line())
                .param(refused.row().cells().toArray(String[]::new))
                .param(refused.faults().stream()
                        .map(fault -> fault.field() + " " + fault.code())
                        .toArray(String[]::new))
                .update();
    }

    /** Those behind a line, at most so many. */
    List<Verdict> behind(UUID importId, long line, int most) {
        return jdbc.sql("SELECT line, cells, faults FROM refused_rows WHERE import_id = ? AND line > ?"
                        + " ORDER BY line LIMIT " + most)
                .params(importId, line)
                .query((row, n) -> Verdict.refused(
                        new Row(row.getLong("line"), List.of((String[])
                                row.getArray("cells").getArray())),
                        faults((String[]) row.getArray("faults").getArray())))
                .list();
    }

    private static List<Fault> faults(String[] written) {
        return Arrays.stream(written)
                .map(fault -> fault.split(" ", 2))
                .map(fault -> new Fault(fault[0], fault[1]))
                .toList();
    }
}
