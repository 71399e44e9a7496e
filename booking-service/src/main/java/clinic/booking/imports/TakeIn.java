package clinic.booking.imports;

import java.util.List;

/** Takes in rows of one kind. */
interface TakeIn {

    Kind kind();

    /**
     * Takes in what can be, within the caller's transaction.
     *
     * @return what became of each, in the order of the rows
     */
    List<Verdict> takeIn(Import one, List<Row> rows);

    /** The same by whoever takes in rows of this kind; with the rows as they may be shown. */
    static List<Verdict> verdicts(Import one, List<Row> rows, List<TakeIn> all) {
        TakeIn takeIn = all.stream()
                .filter(each -> each.kind() == one.kind())
                .findFirst()
                .orElseThrow();
        return takeIn.takeIn(one, rows).stream()
                .map(verdict -> verdict.shown(one.columns(), one.headings().size()))
                .toList();
    }
}
