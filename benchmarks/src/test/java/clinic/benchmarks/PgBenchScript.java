package clinic.benchmarks;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the service sends for one booking, as a script of pgbench. It is made of two bookings whose statements were the
 * same: a value that both sent stays as it is, and one that differed is made anew for each booking: times move on,
 * identities and whatever else is unique are drawn from the booking's number.
 */
final class PgBenchScript {

    private static final int NUMBERS_A_ROUND = 10_000_000;
    private static final int NUMBERS_A_CLIENT = 100_000;

    private static final Pattern IDENTITY =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d+)?[+-]\\d\\d");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");
    private static final DateTimeFormatter TOLD = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendOffset("+HH", "+00")
            .toFormatter();

    /** Of one booking: what was sent, when the visit starts and with whom. */
    record Booking(List<SentStatement> sent, OffsetDateTime start, UUID practitioner) {

        private List<String> statements() {
            return sent.stream().map(SentStatement::sql).toList();
        }
    }

    private final Booking one;
    private final Booking other;
    private final Map<String, Integer> unique = new HashMap<>();

    private PgBenchScript(Booking one, Booking other) {
        this.one = one;
        this.other = other;
    }

    static boolean alike(Booking one, Booking other) {
        return one.statements().equals(other.statements());
    }

    /** To be run with {@code round} and {@code k = 0} defined; each client has practitioners of its own. */
    static String of(Booking one, Booking other) {
        return new PgBenchScript(one, other).script();
    }

    private String script() {
        StringBuilder script = new StringBuilder("""
                \\set k :k + 1
                \\set n :round * %d + :client_id * %d + :k
                \\set practitioner :client_id * 4 + mod(:k, 4)
                \\set step :round * %d + :k
                """.formatted(NUMBERS_A_ROUND, NUMBERS_A_CLIENT, NUMBERS_A_CLIENT));
        for (int n = 0; n < one.sent().size(); n++) {
            SentStatement ours = one.sent().get(n);
            List<@Nullable String> theirs = other.sent().get(n).values();
            script.append(PARAMETER.matcher(ours.sql()).replaceAll(parameter -> {
                int number = Integer.parseInt(parameter.group(1)) - 1;
                String value = value(ours.values().get(number), theirs.get(number));
                // The one place where an identity is sent as a text and not turned into one.
                boolean text =
                        ours.sql().startsWith("string_to_array(", parameter.start() - "string_to_array(".length());
                return Matcher.quoteReplacement(text ? value + "::text" : value);
            }));
            script.append(";\n");
        }
        return script.toString();
    }

    private String value(@Nullable String ours, @Nullable String theirs) {
        if (ours == null || theirs == null || ours.equals(theirs)) {
            return constant(ours);
        }
        if (ours.equals(one.practitioner().toString())) {
            return "('00000000-0000-7000-8000-' || lpad(to_hex(:practitioner::bigint), 12, '0'))::uuid";
        }
        if (IDENTITY.matcher(ours).matches()) {
            return "md5('%d ' || :n::bigint)::uuid".formatted(number(ours));
        }
        if (DIGEST.matcher(ours).matches()) {
            return "(md5('%1$d ' || :n::bigint) || md5('%1$d too ' || :n::bigint))".formatted(number(ours));
        }
        if (ours.contains("@") && !ours.startsWith("{")) {
            return "('p' || :n::bigint || '@example.com')";
        }
        if (TIME.matcher(ours).matches()) {
            return time(OffsetDateTime.parse(ours, TOLD), OffsetDateTime.parse(theirs, TOLD));
        }
        if (DATE.matcher(ours).matches()) {
            return "('%s'::date + (:step::integer / 32))".formatted(LocalDate.parse(ours));
        }
        return constant(ours);
    }

    /** What moves with the visit moves on by a visit's length each time; what is told by the clock may stand. */
    private String time(OffsetDateTime ours, OffsetDateTime theirs) {
        Duration apart = Duration.between(one.start(), other.start());
        return Duration.between(ours, theirs).equals(apart)
                ? "('%s'::timestamptz + :step::integer * interval '45 minutes')".formatted(ours)
                : constant(ours.toString());
    }

    private int number(String value) {
        return unique.computeIfAbsent(value, anew -> unique.size());
    }

    /** In none of these texts does it matter that no colon stands before a letter, where pgbench sees a variable. */
    private static String constant(@Nullable String value) {
        return value == null ? "NULL" : "'" + value.replace("'", "''").replaceAll(":(?=[A-Za-z_])", ": ") + "'";
    }

    /** How many there are of each kind, by their first word. */
    static String kinds(Booking booking) {
        return booking.statements().stream()
                .map(sql -> Objects.requireNonNull(sql.split("\\s", 2)[0]).toUpperCase(Locale.ROOT))
                .collect(Collectors.groupingBy(kind -> kind, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
    }
}
