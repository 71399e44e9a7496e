package clinic.booking.imports;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A row of a file as the API tells it.
 *
 * @param line on which it begins
 * @param cells as they stand in the file, but of a personnummer only what says the birth date
 * @param outcome {@code new}, {@code new-in-doubt}, {@code known} or {@code refused}
 * @param faults why it is refused
 */
record RowAnswer(long line, List<String> cells, String outcome, List<RowFault> faults) {

    /**
     * What is wrong with a row.
     *
     * @param field such as {@code birth-date}, or {@code row} for all of it
     * @param message in the caller's language
     */
    record RowFault(String field, String code, String message) {}

    /** @param words by their keys */
    static RowAnswer of(Verdict verdict, UnaryOperator<String> words) {
        return new RowAnswer(
                verdict.row().line(),
                verdict.row().cells(),
                ImportAnswer.code(verdict.outcome()),
                verdict.faults().stream()
                        .map(fault -> new RowFault(
                                ImportAnswer.code(fault.field()),
                                fault.code(),
                                words.apply("imports.field." + fault.field()) + ": "
                                        + words.apply("imports.fault." + fault.code())))
                        .toList());
    }
}
