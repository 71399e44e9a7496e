package clinic.booking.imports;

/** What was uploaded is no text in rows: a workbook, a picture, or quotes that never end. */
class NotRows extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long afterLine;

    NotRows() {
        this(0);
    }

    /** @param afterLine the last one that could be read; 0 when none could */
    NotRows(long afterLine) {
        super("No rows after line " + afterLine, null, false, false);
        this.afterLine = afterLine;
    }

    long afterLine() {
        return afterLine;
    }
}
