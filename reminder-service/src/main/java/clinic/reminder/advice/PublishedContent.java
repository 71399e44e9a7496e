package clinic.reminder.advice;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.content.AdvicePublished;
import clinic.contracts.content.ConditionPublished;
import clinic.contracts.content.DrawingPublished;
import clinic.contracts.content.ExercisePublished;
import clinic.contracts.content.FollowUpPlanPublished;
import clinic.contracts.content.Publication;
import clinic.site.Language;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every published version, as it came. What was shown to a patient can be shown again, word for word; a version that was
 * withdrawn says so, and its words stay.
 */
@Component
public class PublishedContent {

    private static final String WORDLESS = "zxx";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PublishedContent(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public void publish(ConditionPublished condition) {
        keep(condition, condition.publication(), null);
    }

    public void publish(AdvicePublished advice) {
        keep(advice, advice.publication(), null);
    }

    public void publish(ExercisePublished exercise) {
        keep(exercise, exercise.publication(), null);
    }

    public void publish(DrawingPublished drawing) {
        keep(drawing, drawing.publication(), null);
    }

    public void publish(FollowUpPlanPublished plan) {
        keep(plan, plan.publication(), plan.conditionId());
    }

    private void keep(Event item, Publication publication, @Nullable UUID conditionId) {
        jdbc.sql("""
                        insert into publication (item_id, locale, version, type, condition_id, body)
                        values (:item, :locale, :version, :type, :condition, cast(:body as jsonb))
                        on conflict (item_id, locale, version) do update
                            set body = jsonb_set(publication.body, '{publication,withdrawnAt}',
                                excluded.body #> '{publication,withdrawnAt}')
                        where excluded.body #> '{publication,withdrawnAt}' is not null""")
                .param("item", publication.itemId())
                .param("locale", publication.locale())
                .param("version", publication.version())
                .param("type", type(item.getClass()))
                .param("condition", conditionId)
                .param("body", json.writeValueAsString(item))
                .update();
    }

    /** The latest version of a condition in a language. */
    public Optional<ConditionPublished> condition(UUID conditionId, Locale language) {
        return latest(ConditionPublished.class, conditionId, language.getLanguage());
    }

    /** The latest version of a piece of advice in a language. */
    public Optional<AdvicePublished> advice(UUID adviceId, Locale language) {
        return latest(AdvicePublished.class, adviceId, language.getLanguage());
    }

    /** A piece of advice as it was when it was shown. */
    public Optional<AdvicePublished> advice(UUID adviceId, String locale, int version) {
        return exactly(AdvicePublished.class, adviceId, locale, version);
    }

    /** The latest version of an exercise in a language. */
    public Optional<ExercisePublished> exercise(UUID exerciseId, Locale language) {
        return latest(ExercisePublished.class, exerciseId, language.getLanguage());
    }

    /** An exercise as it was when it was shown. */
    public Optional<ExercisePublished> exercise(UUID exerciseId, String locale, int version) {
        return exactly(ExercisePublished.class, exerciseId, locale, version);
    }

    /** The latest version of a drawing; it has no words, and so no language. */
    public Optional<DrawingPublished> drawing(UUID drawingId) {
        return latest(DrawingPublished.class, drawingId, WORDLESS);
    }

    /** A drawing as it was when it was shown. */
    public Optional<DrawingPublished> drawing(UUID drawingId, int version) {
        return exactly(DrawingPublished.class, drawingId, WORDLESS, version);
    }

    /** A condition's red flags as they were asked. */
    public Optional<ConditionPublished> condition(UUID conditionId, String locale, int version) {
        return exactly(ConditionPublished.class, conditionId, locale, version);
    }

    /** Every version of a condition in a language, the newest first. */
    public List<ConditionPublished> conditions(UUID conditionId, Locale language) {
        return jdbc
                .sql("""
                        select body from publication where item_id = :item and locale = :locale and type = :type
                        order by version desc""")
                .param("item", conditionId)
                .param("locale", language.getLanguage())
                .param("type", type(ConditionPublished.class))
                .query(String.class)
                .list()
                .stream()
                .map(body -> json.readValue(body, ConditionPublished.class))
                .toList();
    }

    /** Whether the condition, in its latest version in any language, lets a clinician say this. */
    public boolean declares(UUID conditionId, @Nullable String mechanism, Map<String, String> switches) {
        return Language.all().stream()
                .flatMap(language -> latest(ConditionPublished.class, conditionId, language.getLanguage()).stream())
                .anyMatch(condition -> condition.declares(mechanism, switches));
    }

    /** What conditions are called, in every language and version: the words that no SMS or subject may hold. */
    public List<String> conditionNames() {
        return jdbc.sql("""
                        select body ->> 'name' from publication where type = :type
                        union select body ->> 'slug' from publication where type = :type""")
                .param("type", type(ConditionPublished.class))
                .query((row, number) -> row.getString(1))
                .list();
    }

    private <E extends Event> Optional<E> exactly(Class<E> type, UUID itemId, String locale, int version) {
        return jdbc.sql("""
                        select body from publication
                        where item_id = :item and locale = :locale and version = :version and type = :type""")
                .param("item", itemId)
                .param("locale", locale)
                .param("version", version)
                .param("type", type(type))
                .query(String.class)
                .optional()
                .map(body -> json.readValue(body, type));
    }

    private <E extends Event> Optional<E> latest(Class<E> type, UUID itemId, String locale) {
        return jdbc.sql("""
                        select body from publication where item_id = :item and locale = :locale and type = :type
                        order by version desc limit 1""")
                .param("item", itemId)
                .param("locale", locale)
                .param("type", type(type))
                .query(String.class)
                .optional()
                .map(body -> json.readValue(body, type));
    }

    private static String type(Class<? extends Event> event) {
        return event.getAnnotation(EventType.class).value();
    }
}
