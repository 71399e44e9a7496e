package clinic.booking.intake;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.intake.Question.Choice;
import clinic.booking.intake.Question.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What each treatment wants to know before the visit, and whether it was told. */
@Component
public class IntakeQuestions {

    private static final int LONGEST_NAME = 40;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    IntakeQuestions(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A treatment's questions in the order they are asked. */
    public List<Question> of(UUID treatmentId) {
        return jdbc.sql("SELECT * FROM intake_questions WHERE treatment_id = ? ORDER BY position")
                .param(treatmentId)
                .query((row, n) -> question(row))
                .list();
    }

    /** Asks these from now on, in this order, and nothing else. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(UUID treatmentId, List<Question> questions) {
        jdbc.sql("DELETE FROM intake_questions WHERE treatment_id = ?")
                .param(treatmentId)
                .update();
        for (int n = 0; n < questions.size(); n++) {
            Question question = questions.get(n);
            jdbc.sql(
                            "INSERT INTO intake_questions (treatment_id, id, position, kind, required, text_sv, text_en, choices)"
                                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb)")
                    .params(
                            treatmentId,
                            question.id(),
                            n + 1,
                            question.kind().name(),
                            question.required(),
                            question.textSv(),
                            question.textEn(),
                            json.writeValueAsString(question.choices()))
                    .update();
        }
    }

    /** Whether a treatment asks for a personnummer; not, where there is no such treatment. */
    public PersonnummerAsked personnummer(UUID treatmentId) {
        return jdbc.sql("SELECT personnummer FROM treatments WHERE id = ?")
                .param(treatmentId)
                .query((row, n) -> PersonnummerAsked.valueOf(row.getString(1)))
                .optional()
                .orElse(PersonnummerAsked.NO);
    }

    /** The treatments that ask for one, and how. */
    public Map<UUID, PersonnummerAsked> personnummer() {
        return jdbc
                .sql("SELECT id, personnummer FROM treatments WHERE personnummer <> 'NO'")
                .query((row, n) -> Map.entry(
                        row.getObject("id", UUID.class), PersonnummerAsked.valueOf(row.getString("personnummer"))))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(UUID treatmentId, PersonnummerAsked personnummer) {
        jdbc.sql("UPDATE treatments SET personnummer = ? WHERE id = ?")
                .params(personnummer.name(), treatmentId)
                .update();
    }

    /** The questions of every treatment that has any. */
    public Map<UUID, List<Question>> all() {
        return jdbc
                .sql("SELECT * FROM intake_questions ORDER BY treatment_id, position")
                .query((row, n) -> Map.entry(row.getObject("treatment_id", UUID.class), question(row)))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /**
     * Takes the answers to a treatment's questions.
     *
     * @param given by the question's id: a text, a number, the id of a choice, {@code yes} or {@code no}; what is left
     *     out or blank is not answered
     * @param language in which they were asked
     * @throws InvalidInput naming every question whose answer is missing or cannot be taken, and every unknown one
     */
    public List<AnsweredQuestion> answered(UUID treatmentId, Map<String, String> given, Locale language) {
        List<Question> questions = of(treatmentId);
        List<Fault> faults = new ArrayList<>();
        List<AnsweredQuestion> answered = new ArrayList<>();
        for (Question question : questions) {
            String answer = Question.plain(given.get(question.id()));
            question.fault(answer).ifPresent(faults::add);
            if (!answer.isEmpty() && faults.isEmpty()) {
                answered.add(question.answered(answer, language));
            }
        }
        given.keySet().stream()
                .filter(id ->
                        questions.stream().noneMatch(question -> question.id().equals(id)))
                .map(id -> new Fault("intake." + shortened(id), "unknown-question"))
                .forEach(faults::add);
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
        return answered;
    }

    private static String shortened(String id) {
        return id.length() > LONGEST_NAME ? id.substring(0, LONGEST_NAME) + "…" : id;
    }

    private Question question(ResultSet row) throws SQLException {
        return new Question(
                row.getString("id"),
                Kind.valueOf(row.getString("kind")),
                row.getBoolean("required"),
                row.getString("text_sv"),
                row.getString("text_en"),
                List.of(json.readValue(row.getString("choices"), Choice[].class)));
    }
}
