package clinic.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A statement as PostgreSQL's log tells that it was sent, with the values of its parameters in order. */
record SentStatement(String sql, List<@Nullable String> values) {

    /** Whoever has no name of its own is one of the service's pool. */
    private static final String POOL = "PostgreSQL JDBC Driver|";

    private static final Pattern EXECUTED =
            Pattern.compile("LOG: {2}(?:execute [^:]*|statement): (.+)", Pattern.DOTALL);
    private static final String PARAMETERS = "DETAIL:  Parameters: ";
    private static final Pattern PARAMETER = Pattern.compile("\\$\\d+ = (?:NULL|'((?:[^']|'')*)')");

    /** What the pool sent, in order. */
    static List<SentStatement> in(String log) {
        List<SentStatement> sent = new ArrayList<>();
        for (String entry : log.split("\n(?!\t)")) {
            if (!entry.startsWith(POOL)) {
                continue;
            }
            String said = entry.substring(POOL.length()).replace("\n\t", "\n");
            Matcher executed = EXECUTED.matcher(said);
            if (executed.matches()) {
                sent.add(new SentStatement(executed.group(1).strip(), List.of()));
            } else if (said.regionMatches(true, 0, PARAMETERS, 0, PARAMETERS.length())) {
                sent.add(new SentStatement(sent.removeLast().sql(), values(said)));
            }
        }
        return sent;
    }

    private static List<@Nullable String> values(String parameters) {
        List<@Nullable String> values = new ArrayList<>();
        Matcher each = PARAMETER.matcher(parameters);
        while (each.find()) {
            String value = each.group(1);
            values.add(value == null ? null : value.replace("''", "'"));
        }
        return values;
    }
}
