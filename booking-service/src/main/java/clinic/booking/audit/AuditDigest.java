package clinic.booking.audit;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One day of the audit in one line. It covers the rows behind the last one of the day before, up to its own last one:
 * ids, not times, decide where a row belongs.
 *
 * @param last the highest id that is covered by now; that of the day before, where the day has no rows
 * @param before the digest of the day before; zeros where there is none
 */
record AuditDigest(LocalDate day, DayOfRows.Sum rows, long last, String before) {

    private static final String NOTHING_BEFORE = "0".repeat(64);
    private static final Pattern LINE = Pattern.compile("1 (?<day>\\d{4}-\\d\\d-\\d\\d) rows=(?<rows>\\d{1,18})"
            + " first=(?<first>-?\\d{1,18}) last=(?<last>-?\\d{1,18}) hash=(?<hash>[0-9a-f]{64})"
            + " before=(?<before>[0-9a-f]{64}) digest=(?<digest>[0-9a-f]{64})");

    /** The first of all; it covers everything there was before it, too. */
    static AuditDigest first(LocalDate day, DayOfRows.Sum rows, long last) {
        return new AuditDigest(day, rows, last, NOTHING_BEFORE);
    }

    AuditDigest next(DayOfRows.Sum sum, long upTo) {
        return new AuditDigest(day.plusDays(1), sum, upTo, digest());
    }

    /** Whether nothing is missing between a day and this one; without a day, whether this is the first. */
    boolean follows(Optional<AuditDigest> earlier) {
        return earlier.map(one ->
                        before.equals(one.digest()) && day.equals(one.day().plusDays(1)))
                .orElse(before.equals(NOTHING_BEFORE));
    }

    String digest() {
        return HexFormat.of().formatHex(DayOfRows.sha256().digest(told().getBytes(StandardCharsets.UTF_8)));
    }

    String line() {
        return told() + " digest=" + digest();
    }

    private String told() {
        return "1 %s rows=%d first=%d last=%d hash=%s before=%s"
                .formatted(day, rows.count(), rows.first(), last, rows.hash(), before);
    }

    /** Empty where the line is none that was written here: unreadable, or its digest is not its own. */
    static Optional<AuditDigest> read(String line) {
        Matcher found = LINE.matcher(line);
        if (!found.matches()) {
            return Optional.empty();
        }
        DayOfRows.Sum rows = new DayOfRows.Sum(
                Long.parseLong(found.group("rows")), Long.parseLong(found.group("first")), found.group("hash"));
        return day(found.group("day"))
                .map(day -> new AuditDigest(day, rows, Long.parseLong(found.group("last")), found.group("before")))
                .filter(digest -> digest.line().equals(line));
    }

    private static Optional<LocalDate> day(String written) {
        try {
            return Optional.of(LocalDate.parse(written));
        } catch (DateTimeParseException noSuchDay) {
            return Optional.empty();
        }
    }
}
