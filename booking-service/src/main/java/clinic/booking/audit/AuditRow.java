package clinic.booking.audit;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A row of the audit as its digest sees it.
 *
 * @param columns what stands in it, by name; what is null is left out, so that a column added later changes no digest of
 *     before
 */
record AuditRow(long id, SortedMap<String, String> columns) {

    AuditRow {
        columns = new TreeMap<>(columns);
    }

    /** Each value behind its length: no value can look like the end of itself and the beginning of another. */
    byte[] canonical() {
        StringBuilder form = new StringBuilder();
        for (Map.Entry<String, String> column : columns.entrySet()) {
            form.append(column.getKey())
                    .append(' ')
                    .append(column.getValue().getBytes(StandardCharsets.UTF_8).length)
                    .append(' ')
                    .append(column.getValue())
                    .append('\n');
        }
        return form.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }
}
