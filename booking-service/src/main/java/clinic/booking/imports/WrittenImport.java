package clinic.booking.imports;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.imports.CsvForm.Letters;
import clinic.booking.imports.CsvForm.Separator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What programs say of a file, by the codes of the API. */
final class WrittenImport {

    private WrittenImport() {}

    /** @throws InvalidInput when it is missing or no kind of ours */
    static Kind kind(@Nullable String code) {
        return chosen("kind", code, Kind.values());
    }

    /**
     * How a file is written.
     *
     * @param letters {@code utf-8}, {@code windows-1252} or {@code utf-16}
     * @param separator {@code semicolon}, {@code comma} or {@code tab}
     */
    record FormBody(@Nullable String letters, @Nullable String separator) {

        CsvForm form() {
            return new CsvForm(
                    chosen("letters", letters, Letters.values()), chosen("separator", separator, Separator.values()));
        }
    }

    /**
     * In which column each field stands.
     *
     * @param columns counted from 0, by the field's code; what is left out is not taken in
     */
    record ColumnsBody(@Nullable Map<String, @Nullable Integer> columns) {

        /** @throws InvalidInput naming each field that the kind has not, and each column that the file has not */
        Map<Field, Integer> of(Import one) {
            if (columns == null) {
                throw new InvalidInput("columns", "missing");
            }
            List<Fault> faults = new ArrayList<>();
            Map<Field, Integer> chosen = new EnumMap<>(Field.class);
            columns.forEach((code, column) -> {
                Optional<Field> field = one.kind().fields().stream()
                        .filter(each -> ImportAnswer.code(each).equals(code))
                        .findFirst();
                if (field.isEmpty()) {
                    faults.add(new Fault("columns." + code, "unknown-field"));
                } else if (column == null
                        || column < 0
                        || column >= one.headings().size()) {
                    faults.add(new Fault("columns." + code, "unknown-column"));
                } else {
                    chosen.put(field.get(), column);
                }
            });
            if (!faults.isEmpty()) {
                throw new InvalidInput(faults);
            }
            return chosen;
        }
    }

    private static <T extends Enum<T>> T chosen(String field, @Nullable String code, T[] all) {
        if (code == null) {
            throw new InvalidInput(field, "missing");
        }
        return Arrays.stream(all)
                .filter(each -> ImportAnswer.code(each).equals(code))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(field, "not-a-choice"));
    }
}
