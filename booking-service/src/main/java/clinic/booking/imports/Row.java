package clinic.booking.imports;

import clinic.booking.InvalidInput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One row of a file.
 *
 * @param line on which it begins
 * @param cells as they stand in the file
 */
record Row(long line, List<String> cells) {

    /** In the place of a field's name in a fault that is about no field. */
    static final String WHOLE_ROW = "ROW";

    /** What {@link RefusedFile} does to a cell that a spreadsheet would run; it may come back corrected. */
    private static final Pattern MADE_HARMLESS = Pattern.compile("^'(?=[=+\\-@\\t\\r])");

    /** What the row says of a field; empty when it says nothing. */
    Optional<String> value(Field field, Map<Field, Integer> columns) {
        Integer column = columns.get(field);
        return column == null || column >= cells.size()
                ? Optional.empty()
                : Optional.of(MADE_HARMLESS.matcher(cells.get(column)).replaceFirst(""))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty());
    }

    /** @throws InvalidInput when a separator stands inside a cell, so that nobody knows which cell is which */
    void requireAtMost(int columns) {
        if (cells.stream().skip(columns).anyMatch(cell -> !cell.isBlank())) {
            throw new InvalidInput(WHOLE_ROW, "too-many-cells");
        }
    }

    /** Says nothing of the patient: what is printed may end in a log. */
    @Override
    public String toString() {
        return "Row[line=" + line + "]";
    }
}
