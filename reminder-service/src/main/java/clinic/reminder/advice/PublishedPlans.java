package clinic.reminder.advice;

import clinic.contracts.EventType;
import clinic.contracts.content.ConditionPublished;
import clinic.contracts.content.FollowUpPlanPublished;
import clinic.site.Language;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The published plans of {@link PublishedContent}: which may start today, and each version for those who are on it. */
@Component
public class PublishedPlans {

    private static final String PLAN = Objects.requireNonNull(
                    FollowUpPlanPublished.class.getAnnotation(EventType.class))
            .value();

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final PublishedContent content;

    PublishedPlans(JdbcClient jdbc, JsonMapper json, PublishedContent content) {
        this.jdbc = jdbc;
        this.json = json;
        this.content = content;
    }

    /** The conditions that a follow-up can start for today, as they are called today. */
    public List<ConditionPublished> conditions(Locale language, LocalDate today) {
        return jdbc
                .sql("select distinct condition_id from publication where type = :type")
                .param("type", PLAN)
                .query((row, number) -> row.getObject("condition_id", UUID.class))
                .list()
                .stream()
                .filter(condition -> !usable(condition, today).isEmpty())
                .flatMap(condition -> content.condition(condition, language).stream())
                .filter(condition -> condition.publication().holds(today))
                .sorted(Comparator.comparing(ConditionPublished::name))
                .toList();
    }

    /**
     * The plans that a visit for this condition may start today: those whose newest version is for it, and holds, the one
     * that came last first. None while the condition's own clinicians have not looked at it again by the day they promised.
     */
    public List<FollowUpPlanPublished> usable(UUID conditionId, LocalDate today) {
        if (isOnHold(conditionId, today)) {
            return List.of();
        }
        List<FollowUpPlanPublished> newest = jdbc.sql("""
                        select body from (
                            select distinct on (item_id) condition_id, came, body from publication
                            where type = :type
                                and item_id in (select item_id from publication where condition_id = :condition)
                            order by item_id, version desc) as newest
                        where condition_id = :condition order by came desc""")
                .param("condition", conditionId)
                .param("type", PLAN)
                .query((row, number) -> read(row.getString("body")))
                .list();
        return newest.stream().filter(plan -> plan.publication().holds(today)).toList();
    }

    /** Whether it is published, and in no language may be sent or shown. */
    private boolean isOnHold(UUID conditionId, LocalDate today) {
        List<ConditionPublished> known = Language.all().stream()
                .flatMap(language -> content.condition(conditionId, language).stream())
                .toList();
        return !known.isEmpty()
                && known.stream().noneMatch(condition -> condition.publication().holds(today));
    }

    /** The newest version of a plan, whether it holds or not. */
    public Optional<FollowUpPlanPublished> newest(UUID planId) {
        return jdbc.sql(
                        "select body from publication where item_id = :item and type = :type order by version desc limit 1")
                .param("item", planId)
                .param("type", PLAN)
                .query(String.class)
                .optional()
                .map(this::read);
    }

    /**
     * The version of a plan that a patient is on, as long as it was not withdrawn and the plan's newest version holds: who
     * has looked at a plan again has looked at those who are in the middle of it.
     */
    public Optional<FollowUpPlanPublished> usable(UUID planId, int version, LocalDate today) {
        return plan(planId, version)
                .filter(plan -> plan.publication().withdrawnAt() == null)
                .filter(plan -> newest(planId)
                        .filter(newest -> newest.publication().holds(today))
                        .isPresent());
    }

    /** The plan that a patient is on, whatever came after it. */
    public Optional<FollowUpPlanPublished> plan(UUID planId, int version) {
        return jdbc.sql("select body from publication where item_id = :item and version = :version and type = :type")
                .param("item", planId)
                .param("version", version)
                .param("type", PLAN)
                .query(String.class)
                .optional()
                .map(this::read);
    }

    private FollowUpPlanPublished read(String body) {
        return json.readValue(body, FollowUpPlanPublished.class);
    }
}
