package clinic.booking.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds the rows of the audit against the digests in the file, and the file against what the database remembers. */
class CheckDays {

    /** A day that ended less than this ago may still be waiting for its digest. */
    private static final Duration GRACE = Duration.ofHours(1);

    private final DigestFile file;
    private final AuditRows rows;
    private final RememberedDigests remembered;

    CheckDays(DigestFile file, AuditRows rows, RememberedDigests remembered) {
        this.file = file;
        this.rows = rows;
        this.remembered = remembered;
    }

    /**
     * What was found.
     *
     * @param waiting rows that no digest covers yet, since their day has not ended
     * @param differs what is wrong and belongs to no line of the file
     */
    record Report(List<Day> days, long waiting, List<String> differs) {}

    /**
     * A line of the file.
     *
     * @param day as it is written; {@code "?"} where the line cannot be read
     * @param differs empty where everything is as it was
     */
    record Day(String day, long rows, List<String> differs) {}

    Report check(Instant now, ZoneId zone) {
        Map<LocalDate, String> known = new HashMap<>();
        List<String> elsewhere = new ArrayList<>();
        for (String line : remembered.lines()) {
            AuditDigest.read(line)
                    .ifPresentOrElse(
                            digest -> known.put(digest.day(), line),
                            () -> elsewhere.add("what the database remembers was edited: " + day(line)));
        }
        List<Day> days = new ArrayList<>();
        Set<LocalDate> told = new HashSet<>();
        Optional<AuditDigest> before = Optional.empty();
        for (String line : file.lines()) {
            Optional<AuditDigest> read = AuditDigest.read(line);
            if (read.isEmpty()) {
                days.add(new Day(day(line), 0, List.of("this line of the file was edited")));
                continue;
            }
            AuditDigest digest = read.get();
            List<String> differs = new ArrayList<>();
            differsInTheFile(digest, before, known, differs);
            differsInTheRows(digest, before, differs);
            days.add(new Day(digest.day().toString(), digest.rows().count(), differs));
            told.add(digest.day());
            before = read;
        }
        known.keySet().stream()
                .filter(day -> !told.contains(day))
                .sorted()
                .forEach(day -> elsewhere.add(day + " was closed, and its line is not in the file"));
        LocalDate latest = LocalDate.ofInstant(now.minus(GRACE), zone).minusDays(1);
        if (before.isEmpty() || before.get().day().isBefore(latest)) {
            elsewhere.add("the file ends before " + latest + ": its end was cut off, or nobody writes it");
        }
        long waiting = rows.countAfter(before.map(AuditDigest::last).orElse(0L));
        return new Report(days, waiting, elsewhere);
    }

    private static void differsInTheFile(
            AuditDigest digest, Optional<AuditDigest> before, Map<LocalDate, String> known, List<String> differs) {
        if (!digest.follows(before)) {
            differs.add("does not follow the line before: a line was taken out, put in, moved or written anew");
        }
        String line = known.get(digest.day());
        if (line == null) {
            differs.add("the database does not remember this line");
        } else if (!line.equals(digest.line())) {
            differs.add("the database remembers another line");
        }
    }

    private void differsInTheRows(AuditDigest digest, Optional<AuditDigest> before, List<String> differs) {
        DayOfRows.Sum was = digest.rows();
        // Behind a gap in the file nobody knows where the day began but by its first row.
        long after = digest.follows(before)
                ? before.map(AuditDigest::last).orElse(Long.MIN_VALUE)
                : was.count() == 0 ? digest.last() : was.first() - 1;
        DayOfRows.Sum is = rows.sum(after, digest.last());
        if (is.count() < was.count()) {
            differs.add("rows are gone: %d of %d are there".formatted(is.count(), was.count()));
        } else if (is.count() > was.count()) {
            differs.add("rows were put in: %d are there, and there were %d".formatted(is.count(), was.count()));
        } else if (!is.equals(was)) {
            differs.add("rows were edited or changed places");
        }
    }

    /** Whatever an edited line still says of its day. */
    private static String day(String line) {
        String[] words = line.split(" ", 3);
        return words.length > 1 && words[1].matches("\\d{4}-\\d\\d-\\d\\d") ? words[1] : "?";
    }
}
