package clinic.booking.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The conditions that the clinic has published, kept from content's topic. */
@Component
public class Conditions {

    private static final String SWEDISH = "sv";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Conditions(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** In the given language, otherwise in Swedish; empty when nothing is published under this id. */
    public Optional<Condition> condition(UUID id, Locale locale) {
        return jdbc.sql("SELECT * FROM conditions WHERE id = ? AND locale IN (?, ?) AND NOT withdrawn"
                        + " ORDER BY locale = ? DESC LIMIT 1")
                .params(id, locale.getLanguage(), SWEDISH, locale.getLanguage())
                .query((row, n) -> new Condition(
                        row.getObject("id", UUID.class),
                        row.getString("slug"),
                        row.getString("name"),
                        List.of(json.readValue(row.getString("safety_questions"), SafetyQuestion[].class)),
                        List.of(json.readValue(row.getString("suited_treatments"), String[].class))))
                .optional();
    }

    /** What it is or was called, also one that was withdrawn; empty when nothing was ever published under this id. */
    public Optional<String> name(UUID id, Locale locale) {
        return jdbc.sql(
                        "SELECT name FROM conditions WHERE id = ? AND locale IN (?, ?) ORDER BY locale = ? DESC LIMIT 1")
                .params(id, locale.getLanguage(), SWEDISH, locale.getLanguage())
                .query(String.class)
                .optional();
    }

    /** All that the clinic has published, by name, in the given language or otherwise in Swedish. */
    public List<Choice> choices(Locale locale) {
        return jdbc
                .sql("SELECT DISTINCT ON (id) id, name FROM conditions WHERE locale IN (?, ?) AND NOT withdrawn"
                        + " ORDER BY id, locale = ? DESC")
                .params(locale.getLanguage(), SWEDISH, locale.getLanguage())
                .query((row, n) -> new Choice(row.getObject("id", UUID.class), row.getString("name")))
                .list()
                .stream()
                .sorted(Comparator.comparing(Choice::name, Collator.getInstance(locale)))
                .toList();
    }

    /** Those whose article names a treatment as one that suits, by name. */
    public List<Choice> suitedBy(String treatmentCode, Locale locale) {
        return jdbc
                .sql("SELECT DISTINCT ON (id) id, name FROM conditions WHERE locale IN (?, ?) AND NOT withdrawn"
                        + " AND suited_treatments @> to_jsonb(?::text) ORDER BY id, locale = ? DESC")
                .params(locale.getLanguage(), SWEDISH, treatmentCode, locale.getLanguage())
                .query((row, n) -> new Choice(row.getObject("id", UUID.class), row.getString("name")))
                .list()
                .stream()
                .sorted(Comparator.comparing(Choice::name, Collator.getInstance(locale)))
                .toList();
    }

    /** The conditions about which a practitioner may say something when a visit has taken place. */
    public List<Sayable> sayable(Locale locale) {
        return jdbc
                .sql(
                        "SELECT DISTINCT ON (id) id, name, mechanisms, switches FROM conditions WHERE locale IN (?, ?) AND NOT withdrawn"
                                + " ORDER BY id, locale = ? DESC")
                .params(locale.getLanguage(), SWEDISH, locale.getLanguage())
                .query((row, n) -> sayable(row))
                .list()
                .stream()
                .filter(condition -> !condition.mechanisms().isEmpty()
                        || !condition.switches().isEmpty())
                .sorted(Comparator.comparing(Sayable::name, Collator.getInstance(locale)))
                .toList();
    }

    /** Whether this is one of the condition's mechanisms. */
    public boolean hasMechanism(UUID condition, String mechanism) {
        return sayableOf(condition).stream()
                .flatMap(known -> known.mechanisms().stream())
                .anyMatch(known -> known.id().equals(mechanism));
    }

    /** Whether all of these are among the condition's switches. */
    public boolean hasChoices(UUID condition, Map<String, String> switches) {
        List<SwitchChoice> known = sayableOf(condition).map(Sayable::switches).orElse(List.of());
        return switches.entrySet().stream()
                .allMatch(said -> known.stream()
                        .filter(one -> one.id().equals(said.getKey()))
                        .flatMap(one -> one.choices().stream())
                        .anyMatch(choice -> choice.id().equals(said.getValue())));
    }

    private Optional<Sayable> sayableOf(UUID condition) {
        return jdbc.sql("SELECT id, name, mechanisms, switches FROM conditions"
                        + " WHERE id = ? AND locale = ? AND NOT withdrawn")
                .params(condition, SWEDISH)
                .query((row, n) -> sayable(row))
                .optional();
    }

    private Sayable sayable(ResultSet row) throws SQLException {
        return new Sayable(
                row.getObject("id", UUID.class),
                row.getString("name"),
                List.of(json.readValue(row.getString("mechanisms"), NamedChoice[].class)),
                List.of(json.readValue(row.getString("switches"), SwitchChoice[].class)));
    }

    /** What a practitioner may say about a visit for a condition. */
    public record Sayable(UUID id, String name, List<NamedChoice> mechanisms, List<SwitchChoice> switches) {}

    /** One of several things, or nothing. */
    public record SwitchChoice(String id, String name, List<NamedChoice> choices) {}

    /** What may be behind a condition, or chosen of a switch. */
    public record NamedChoice(String id, String name) {}

    /** A condition to choose from. */
    public record Choice(UUID id, String name) {}

    public boolean published(UUID id) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM conditions WHERE id = ? AND NOT withdrawn)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /** Nobody may start from it any more. Each version says for itself that it was withdrawn, a newer one stays. */
    void withdraw(UUID id, String locale, int version) {
        jdbc.sql("UPDATE conditions SET withdrawn = true WHERE id = ? AND locale = ? AND version <= ?")
                .params(id, locale, version)
                .update();
    }

    /** The latest version wins, in whatever order they arrive. */
    void keep(
            Condition condition,
            List<NamedChoice> mechanisms,
            List<SwitchChoice> switches,
            String locale,
            int version) {
        jdbc.sql("""
                INSERT INTO conditions (id, locale, version, slug, name, safety_questions, suited_treatments,
                                        mechanisms, switches)
                VALUES (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?::jsonb)
                ON CONFLICT (id, locale) DO UPDATE
                   SET version = excluded.version, slug = excluded.slug, name = excluded.name,
                       safety_questions = excluded.safety_questions, suited_treatments = excluded.suited_treatments,
                       mechanisms = excluded.mechanisms, switches = excluded.switches, withdrawn = false
                 WHERE conditions.version < excluded.version""")
                .params(
                        condition.id(),
                        locale,
                        version,
                        condition.slug(),
                        condition.name(),
                        json.writeValueAsString(condition.safetyQuestions()),
                        json.writeValueAsString(condition.suitedTreatments()),
                        json.writeValueAsString(mechanisms),
                        json.writeValueAsString(switches))
                .update();
    }
}
