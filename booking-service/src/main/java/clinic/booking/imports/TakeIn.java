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

    static TakeIn of(Kind kind, List<TakeIn> all) {
        return all.stream().filter(one -> one.kind() == kind).findFirst().orElseThrow();
    }
}
