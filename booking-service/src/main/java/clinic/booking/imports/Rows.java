package clinic.booking.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A file that is open at one of its rows, and read on from there. */
final class Rows implements AutoCloseable {

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> each;
    private final List<String> headings;
    private long line;
    private int read;

    private Rows(CsvReader<CsvRecord> reader) {
        this.reader = reader;
        this.each = reader.iterator();
        this.headings = next(1).stream().findFirst().map(Row::cells).orElse(List.of());
        this.read = 0;
    }

    /** Open behind the headings. */
    static Rows of(InputStream file, CsvForm form) {
        return new Rows(form.read(file));
    }

    List<String> headings() {
        return headings;
    }

    /** How many rows have been read or passed by, without the headings. */
    int read() {
        return read;
    }

    /** Passes by so many. */
    Rows skip(int rows) {
        int left = rows;
        while (left > 0 && !next(Math.min(left, 1000)).isEmpty()) {
            left = rows - read;
        }
        return this;
    }

    /**
     * The next ones, at most so many; empty at the end.
     *
     * @throws NotRows behind the last line that can be read
     */
    List<Row> next(int most) {
        List<Row> some = new ArrayList<>(most);
        try {
            while (some.size() < most && each.hasNext()) {
                CsvRecord one = each.next();
                line = one.getStartingLineNumber();
                some.add(new Row(
                        line, one.getFields().stream().map(Rows::storable).toList()));
            }
        } catch (CsvParseException broken) {
            throw new NotRows(line);
        }
        read += some.size();
        return some;
    }

    /** PostgreSQL keeps every character but this one, and one row with it would hold up the whole file. */
    private static String storable(String cell) {
        return cell.replace("\0", "");
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
