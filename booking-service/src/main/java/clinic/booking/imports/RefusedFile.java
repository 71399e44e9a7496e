package clinic.booking.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Refused rows as a file that can be corrected and laid up again: as they were but for a personnummer, and behind them their line and why they
 * were refused. What a spreadsheet would take for a formula is made harmless.
 */
final class RefusedFile {

    private static final String TAKEN_FOR_FORMULAS = "=+-@\t\r";

    /** By it a spreadsheet knows which letters the bytes are. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final List<String> headings;
    private final char separator;

    /** @param headings of the file, then of the line and of the reasons */
    RefusedFile(List<String> headings, char separator) {
        this.headings = List.copyOf(headings);
        this.separator = separator;
    }

    /**
     * @param some asked for the rows behind a line until there are none
     * @param reasons why a row was refused, in words
     */
    void write(OutputStream out, Function<Long, List<Verdict>> some, Function<Verdict, String> reasons)
            throws IOException {
        Writer letters = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        letters.write(BYTE_ORDER_MARK);
        CsvWriter file = CsvWriter.builder().fieldSeparator(separator).build(letters);
        file.writeRecord(headings.stream().map(RefusedFile::harmless).toList());
        long line = 0;
        for (List<Verdict> rows = some.apply(line); !rows.isEmpty(); rows = some.apply(line)) {
            rows.forEach(row -> file.writeRecord(cells(row, reasons.apply(row))));
            line = rows.getLast().row().line();
        }
        file.close();
    }

    private List<String> cells(Verdict refused, String reasons) {
        List<String> cells = new ArrayList<>(refused.row().cells());
        while (cells.size() < headings.size() - 2) {
            cells.add("");
        }
        cells.add(Long.toString(refused.row().line()));
        cells.add(reasons);
        cells.replaceAll(RefusedFile::harmless);
        return cells;
    }

    /** An apostrophe in front is a spreadsheet's own sign for text; {@link Row} takes it away again. */
    static String harmless(String cell) {
        return !cell.isEmpty() && TAKEN_FOR_FORMULAS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
