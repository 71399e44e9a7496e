package clinic.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The one table of all figures. Each argument is the file of a measurement that was run; one that left none did not keep
 * its invariants, or was not run to its end, and has no figure here.
 */
public final class OneTable {

    private static final String SUFFIX = "-figures.tsv";
    private static final String ROW = "  %-46s %-28s %-26s %6s%n";

    private final StringBuilder text = new StringBuilder();
    private final List<String> refused = new ArrayList<>();

    private OneTable() {}

    public static void main(String[] files) {
        OneTable table = OneTable.of(List.of(files).stream().map(Path::of).toList());
        System.out.print(table);
        System.exit(table.refused.isEmpty() ? 0 : 1);
    }

    static OneTable of(List<Path> files) {
        OneTable table = new OneTable();
        table.text.append(String.format(Locale.ROOT, ROW, "", "beside, or in", "median (smallest–largest)", "rounds"));
        files.forEach(table::add);
        if (!table.refused.isEmpty()) {
            table.text.append("No figures of %s: ended early, so nothing is told of them%n"
                    .formatted(String.join(", ", table.refused)));
        }
        return table;
    }

    List<String> refused() {
        return refused;
    }

    private void add(Path file) {
        String name = file.getFileName().toString().replace(SUFFIX, "");
        if (!Files.exists(file)) {
            refused.add(name);
            return;
        }
        List<String> lines = lines(file);
        text.append(name).append(System.lineSeparator());
        lines.stream()
                .filter(line -> !line.startsWith(Report.ABOUT))
                .map(Figure::read)
                .forEach(figure -> text.append(String.format(
                        Locale.ROOT,
                        ROW,
                        figure.what(),
                        figure.beside(),
                        figure.median(),
                        figure.median().rounds())));
        lines.stream()
                .filter(line -> line.startsWith(Report.ABOUT))
                .forEach(line -> text.append("    ")
                        .append(line.substring(Report.ABOUT.length()))
                        .append(System.lineSeparator()));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
