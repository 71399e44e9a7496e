package clinic.booking.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells what would become of the next rows: they are taken in as they would be, and all of it is taken back. */
@Component
class Preview {

    static final int ROWS = 10;

    private final ImportedFiles files;
    private final List<TakeIn> kinds;
    private final TransactionTemplate transaction;

    Preview(ImportedFiles files, List<TakeIn> kinds, TransactionTemplate transaction) {
        this.files = files;
        this.kinds = List.copyOf(kinds);
        this.transaction = transaction;
    }

    List<Verdict> of(Import one) {
        List<Verdict> verdicts = new ArrayList<>();
        try (Rows file = files.open(one)) {
            while (verdicts.size() < ROWS) {
                List<Row> rows = file.next(Math.min(ROWS, one.kind().rowsAtOnce()));
                if (rows.isEmpty()) {
                    break;
                }
                verdicts.addAll(takenBack(one, rows));
            }
        }
        return verdicts;
    }

    private List<Verdict> takenBack(Import one, List<Row> rows) {
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            return TakeIn.verdicts(one, rows, kinds);
        }));
    }
}
