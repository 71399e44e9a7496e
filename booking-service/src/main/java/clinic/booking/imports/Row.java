package clinic.booking.imports;

import clinic.booking.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** Twelve digits, or a sign before the last four. */
    private static final Pattern NO_TELEPHONE = Pattern.compile("\\s*(\\d{8}[-+ ]?|\\d{6}[-+])[\\dA-Za-z]{4}\\s*");

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

    /**
     * As it is shown to whoever looks a file through, and kept where it was refused: without a personnummer. One stands
     * where a column says so, and perhaps in a column that is not taken in, or further on in a row with too many cells.
     */
    Row shown(Map<Field, Integer> columns, int headings) {
        boolean shifted = cells.size() > headings;
        List<String> told = new ArrayList<>();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            if (isAt(column, Field.PERSONNUMMER, columns)) {
                told.add(BornOn.shownOfNumber(cell));
            } else if (isAt(column, Field.BIRTH_DATE, columns)
                    || (shifted || !columns.containsValue(column))
                            && NO_TELEPHONE.matcher(cell).matches()) {
                told.add(BornOn.shown(cell));
            } else {
                told.add(cell);
            }
        }
        return new Row(line, told);
    }

    private static boolean isAt(int column, Field field, Map<Field, Integer> columns) {
        return Objects.equals(columns.get(field), column);
    }

    /** Says nothing of the patient: what is printed may end in a log. */
    @Override
    public String toString() {
        return "Row[line=" + line + "]";
    }
}
