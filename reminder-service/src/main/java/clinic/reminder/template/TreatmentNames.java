package clinic.reminder.template;

import clinic.contracts.booking.TreatmentListed;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the clinic's treatments are called: nobody but the patient has to know which one they come for. */
@Component
public class TreatmentNames {

    private static final String SHIPPED = ShippedTemplates.everything();

    private final JdbcClient jdbc;

    /** Of each name that was ever asked about, whether it tells anything. */
    private final Map<String, Boolean> telling = new ConcurrentHashMap<>();

    TreatmentNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A treatment as it is called now. */
    public void list(TreatmentListed treatment) {
        jdbc.sql("""
                        insert into treatment (treatment_id, names) values (:id, cast(:names as text[]))
                        on conflict (treatment_id) do update set names = excluded.names""")
                .param("id", treatment.treatmentId())
                .param("names", treatment.names().toArray(String[]::new))
                .update();
    }

    /** A treatment, by what it is called in one language. */
    public record Named(UUID id, String name) {}

    /** All that the clinic has told of, by name. */
    public List<Named> all(Locale language) {
        return jdbc
                .sql("select treatment_id, names from treatment")
                .query((row, number) -> new Named(row.getObject("treatment_id", UUID.class), in(language, (String[])
                        row.getArray("names").getArray())))
                .list()
                .stream()
                .sorted(Comparator.comparing(Named::name, Collator.getInstance(language)))
                .toList();
    }

    /** Whether the clinic has told of such a treatment. */
    public boolean knows(UUID treatment) {
        return jdbc.sql("select exists (select from treatment where treatment_id = ?)")
                .param(treatment)
                .query(Boolean.class)
                .single();
    }

    /** Swedish is told first; one that is called the same in every language has one name. */
    private static String in(Locale language, String[] names) {
        return names.length == 0 ? "" : names[language.getLanguage().equals("en") ? names.length - 1 : 0];
    }

    /**
     * Those that tell what a visit is for. A treatment that is called "Visit" tells nothing, and would keep every message
     * from leaving: what the shipped words say themselves is no secret.
     */
    List<String> telling() {
        return jdbc
                .sql("select distinct unnest(names) from treatment")
                .query((row, number) -> row.getString(1))
                .list()
                .stream()
                .filter(name -> telling.computeIfAbsent(name, TreatmentNames::tells))
                .toList();
    }

    static boolean tells(String name) {
        return !name.isBlank() && !PrivacyGuard.says(SHIPPED, name);
    }
}
