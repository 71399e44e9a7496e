package clinic.booking.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the audit has on somebody or something, the latest first. */
@Component
public class AuditTrail {

    /** How many lines are told at once. */
    public static final int MOST = 200;

    private final JdbcClient jdbc;

    AuditTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** When somebody of this way did this to a visit since then, the latest first. */
    public List<Instant> times(UUID appointment, Deed deed, Who who, Instant since) {
        return jdbc.sql("SELECT at FROM audit WHERE appointment_id = :appointment AND deed = :deed AND who = :who"
                        + " AND at > :since ORDER BY id DESC")
                .param("appointment", appointment)
                .param("deed", deed.name())
                .param("who", who.way().name())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, n) -> row.getObject("at", OffsetDateTime.class).toInstant())
                .list();
    }

    /**
     * One thing that somebody did or saw.
     *
     * @param who {@code booker}, {@code link}, {@code code} and {@code message} are ways of the patient's
     * @param staff the account; only of staff
     * @param staffName what the account is called now
     * @param deed what they did
     * @param patient null where it was about none
     * @param treatment null unless it was set up
     * @param version the visit's, or of how the treatment is set up, once it was done; null when it was only seen
     * @param start the visit's, once it was done
     * @param account whose account of staff was changed; null where it was about none
     * @param accountName what it is called now
     * @param roles those it was given, a list without commas; null where they stayed as they were
     * @param overridden codes of the rules that staff set aside for it
     * @param reason why they did
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            long id,
            Instant at,
            String who,
            @Nullable UUID staff,
            @Nullable String staffName,
            String deed,
            @Nullable UUID patient,
            @Nullable UUID appointment,
            @Nullable UUID treatment,
            @Nullable Integer version,
            @Nullable Instant start,
            @Nullable UUID account,
            @Nullable String accountName,
            @Nullable String roles,
            @Nullable String overridden,
            @Nullable String reason) {}

    /** The deed that a line names so, such as {@code details-corrected}. */
    public static Optional<Deed> deed(String code) {
        return Arrays.stream(Deed.values())
                .filter(deed -> code(deed.name()).equals(code))
                .findFirst();
    }

    /** Somebody of staff. */
    public record Person(UUID id, String name) {}

    /**
     * Which lines are wanted; null where anything goes.
     *
     * @param before a line's id; those that were written later are left out, and itself
     * @param from the first moment
     * @param until the moment after the last
     */
    public record Wanted(
            @Nullable UUID appointment,
            @Nullable UUID patient,
            @Nullable UUID treatment,
            @Nullable UUID staff,
            @Nullable Deed deed,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable Long before) {

        /** Where nothing else says of whom or what it is, a time is found in the order of times. */
        private boolean byTime() {
            return (from != null || until != null) && appointment == null && patient == null && treatment == null;
        }
    }

    /** At most {@link #MOST}; ask on with the id of the last one. */
    public List<Line> lines(Wanted wanted) {
        Map<String, Object> conditions = new LinkedHashMap<>();
        put(
                conditions,
                wanted.byTime()
                        ? "(audit.at, audit.id) < (SELECT at, id FROM audit WHERE id = :before)"
                        : "audit.id < :before",
                wanted.before());
        put(conditions, "audit.appointment_id = :appointment", wanted.appointment());
        put(
                conditions,
                "audit.patient_id IN (:patient)",
                wanted.patient() == null ? null : everyIdOf(wanted.patient()));
        put(conditions, "audit.treatment_id = :treatment", wanted.treatment());
        put(conditions, "audit.staff_id = :staff", wanted.staff());
        put(
                conditions,
                "audit.deed = :deed",
                wanted.deed() == null ? null : wanted.deed().name());
        put(conditions, "audit.at >= :from", utc(wanted.from()));
        put(conditions, "audit.at < :until", utc(wanted.until()));
        return select(conditions, wanted.byTime() ? "audit.at DESC, audit.id DESC" : "audit.id DESC")
                .query((row, n) -> line(row))
                .list();
    }

    /** Under each id that the patient has, or had: what was seen and done before two records became one counts too. */
    private List<UUID> everyIdOf(UUID patient) {
        return jdbc.sql("""
                WITH kept AS (SELECT coalesce(merged_into, id) AS id FROM patients WHERE id = :patient)
                SELECT :patient UNION SELECT id FROM kept
                 UNION SELECT patients.id FROM patients JOIN kept ON patients.merged_into = kept.id""")
                .param("patient", patient)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Whose visit it is, as far as anything was ever done to it. */
    public Optional<UUID> patientOf(UUID appointment) {
        return jdbc.sql("SELECT patient_id FROM audit WHERE appointment_id = ? AND patient_id IS NOT NULL"
                        + " ORDER BY id DESC LIMIT 1")
                .param(appointment)
                .query(UUID.class)
                .optional();
    }

    private JdbcClient.StatementSpec select(Map<String, Object> conditions, String order) {
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions.keySet());
        JdbcClient.StatementSpec query =
                jdbc.sql("SELECT audit.*, staff_account.name AS staff_name, changed.name AS account_name FROM audit"
                        + " LEFT JOIN staff_account ON staff_account.id = audit.staff_id"
                        + " LEFT JOIN staff_account changed ON changed.id = audit.account_id" + where
                        + " ORDER BY " + order + " LIMIT " + MOST);
        for (Map.Entry<String, Object> condition : conditions.entrySet()) {
            String asked = condition.getKey();
            query = query.param(asked.replaceFirst("(?s).*?:(\\w+).*", "$1"), condition.getValue());
        }
        return query;
    }

    /** Everything there is about a patient, however much. */
    public List<Line> about(UUID patientId) {
        List<Line> all = new ArrayList<>();
        Long before = null;
        List<Line> some;
        do {
            some = lines(new Wanted(null, patientId, null, null, null, null, null, before));
            all.addAll(some);
            before = some.isEmpty() ? null : some.getLast().id();
        } while (some.size() == MOST);
        return all;
    }

    /** Everybody who has, or had, an account; by name. */
    public List<Person> people() {
        return jdbc.sql("SELECT id, name FROM staff_account ORDER BY name")
                .query((row, n) -> new Person(row.getObject("id", UUID.class), row.getString("name")))
                .list();
    }

    private static void put(Map<String, Object> conditions, String condition, @Nullable Object value) {
        if (value != null) {
            conditions.put(condition, value);
        }
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static Line line(ResultSet row) throws SQLException {
        OffsetDateTime start = row.getObject("starts_at", OffsetDateTime.class);
        return new Line(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                code(row.getString("who")),
                row.getObject("staff_id", UUID.class),
                row.getString("staff_name"),
                code(row.getString("deed")),
                row.getObject("patient_id", UUID.class),
                row.getObject("appointment_id", UUID.class),
                row.getObject("treatment_id", UUID.class),
                row.getObject("version", Integer.class),
                start == null ? null : start.toInstant(),
                row.getObject("account_id", UUID.class),
                row.getString("account_name"),
                row.getString("roles"),
                row.getString("overridden"),
                row.getString("reason"));
    }

    private static String code(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
