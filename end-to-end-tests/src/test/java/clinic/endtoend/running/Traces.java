package clinic.endtoend.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every place in which a clinic keeps anything, searched for words that only one patient has brought in. */
public record Traces(ClinicHome home) {

    private static final List<String> SERVICES = List.of("booking", "reminder", "content");

    /** What every part writes beside databases and topics; the viewer's folder is the patients' own phones. */
    private static final List<String> FOLDERS = List.of("answers", "audit", "forgetting", "run");

    /** Tables of any service in which one of the words stands, in whatever column, as text or as bytes. */
    public List<String> inTables(String... words) {
        return SERVICES.stream()
                .flatMap(service -> {
                    ClinicDatabase database = new ClinicDatabase(home, service);
                    return database
                            .strings("select table_name from information_schema.tables"
                                    + " where table_schema = current_schema() and table_type = 'BASE TABLE' order by 1")
                            .stream()
                            .filter(table -> Stream.of(words).anyMatch(word -> stands(database, table, word)))
                            .map(table -> service + "." + table);
                })
                .toList();
    }

    private static boolean stands(ClinicDatabase database, String table, String word) {
        String bytes = HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
        return database.number(
                        "select count(*) from \"%s\" each where position('%s' in lower(each::text)) > 0 or position('%s' in each::text) > 0"
                                .formatted(table, word.toLowerCase(Locale.ROOT), bytes))
                > 0;
    }

    /** Topics with a record that holds one of the words where {@code part} looks: its key, its value, its headers. */
    public List<String> inTopics(Function<ClinicTopics.Entry, String> part, String... words) {
        return new ClinicTopics(home)
                .entries().stream()
                        .filter(entry -> holds(part.apply(entry), words))
                        .map(ClinicTopics.Entry::topic)
                        .distinct()
                        .sorted()
                        .toList();
    }

    /** Every line of every log in which one of the words stands. */
    public List<String> inLogs(String... words) {
        return lines("logs", words).toList();
    }

    /** The same of every other file that parts write: answers that wait, lines of the audit. */
    public List<String> inFiles(String... words) {
        return FOLDERS.stream().flatMap(folder -> lines(folder, words)).toList();
    }

    private Stream<String> lines(String folder, String... words) {
        Path top = home.path().resolve(folder);
        if (Files.notExists(top)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(top)) {
            return files
                    .filter(Files::isRegularFile)
                    .flatMap(file -> read(file)
                            .filter(line -> holds(line, words))
                            .map(line -> top.relativize(file) + ": " + line))
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** However it is written: upper case or not. */
    public static boolean holds(String text, String... words) {
        String lower = text.toLowerCase(Locale.ROOT);
        return Stream.of(words).anyMatch(word -> lower.contains(word.toLowerCase(Locale.ROOT)));
    }
}
