package clinic.booking.patient;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Records of patients that point to another one. */
@Component
public class EarlierRecords {

    private final JdbcClient jdbc;

    EarlierRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A record that was merged into the one that is kept.
     *
     * @param name as it was written there
     * @param by what the account of whoever merged is called now; null when there is none any more
     * @param reason why they did
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EarlierRecord(
            UUID id,
            String name,
            @Nullable LocalDate birthDate,
            Instant mergedAt,
            @Nullable String by,
            @Nullable String reason) {}

    /** Those that point to this one, in the order in which they were merged. */
    public List<EarlierRecord> of(UUID patientId) {
        return jdbc.sql("""
                        SELECT patients.id, patients.name, birth_date, merged_at, merge_reason, staff_account.name AS by
                          FROM patients LEFT JOIN staff_account ON staff_account.id = merged_by
                         WHERE merged_into = ? AND erased_at IS NULL ORDER BY merged_at, patients.id""")
                .param(patientId)
                .query((row, n) -> new EarlierRecord(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getObject("birth_date", LocalDate.class),
                        row.getObject("merged_at", OffsetDateTime.class).toInstant(),
                        row.getString("by"),
                        row.getString("merge_reason")))
                .list();
    }
}
