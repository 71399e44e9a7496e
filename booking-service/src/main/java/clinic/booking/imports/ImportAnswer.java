package clinic.booking.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that was laid up, and how far it has come, as the API tells it.
 *
 * @param kind {@code patients} or {@code visits}
 * @param system which the clinic used before
 * @param letters how its bytes are letters: {@code utf-8}, {@code windows-1252} or {@code utf-16}
 * @param separator {@code semicolon}, {@code comma} or {@code tab}
 * @param columns in which column each field stands, counted from 0; by the field's code, such as {@code birth-date}
 * @param missing without which no row can be taken in: of each of these lists one field needs a column
 * @param state {@code ready}, {@code running}, {@code stopped} or {@code finished}
 * @param rows all there are, without the headings
 * @param done how many were read
 * @param made new ones that came of them
 * @param inDoubt of these, how many may be known already: each is a task
 * @param begunAt left out until somebody has
 * @param preview what would become of the first rows; left out once it has been begun
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportAnswer(
        UUID id,
        String kind,
        String system,
        String fileName,
        String letters,
        String separator,
        List<String> headings,
        Map<String, Integer> columns,
        List<List<String>> missing,
        String state,
        int rows,
        int done,
        int made,
        int inDoubt,
        int known,
        int refused,
        OffsetDateTime laidUpAt,
        @Nullable OffsetDateTime begunAt,
        @Nullable OffsetDateTime finishedAt,
        @Nullable List<RowAnswer> preview) {

    static ImportAnswer of(Import one, @Nullable List<RowAnswer> preview, ZoneId zone) {
        Map<String, Integer> columns = new TreeMap<>();
        one.columns().forEach((field, column) -> columns.put(code(field), column));
        Import.Counts counts = one.counts();
        return new ImportAnswer(
                one.id(),
                code(one.kind()),
                one.system(),
                one.fileName(),
                code(one.form().letters()),
                code(one.form().separator()),
                one.headings(),
                columns,
                one.kind().missing(one.columns()).stream()
                        .map(any -> any.stream().map(ImportAnswer::code).toList())
                        .toList(),
                code(one.state()),
                counts.rows(),
                counts.done(),
                counts.made(),
                counts.inDoubt(),
                counts.known(),
                counts.refused(),
                one.laidUpAt().atZone(zone).toOffsetDateTime(),
                told(one.begunAt(), zone),
                told(one.finishedAt(), zone),
                preview);
    }

    /** As the API writes what we choose from. */
    static String code(Enum<?> constant) {
        return code(constant.name());
    }

    static String code(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable OffsetDateTime told(@Nullable Instant at, ZoneId zone) {
        return at == null ? null : at.atZone(zone).toOffsetDateTime();
    }
}
