package clinic.content.editorial;

import static clinic.contracts.booking.StaffRole.EDITOR;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.content.RunningContent;
import clinic.content.exercise.Exercise;
import clinic.content.publication.Publications;
import clinic.content.publication.PublishedItem;
import clinic.content.publication.PublishedItems;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is taken out of use in good order takes nothing from a patient who is followed up. */
class RetirementIT extends RunningContent {

    private final String editor = pass(UUID.randomUUID(), EDITOR);

    @Autowired
    private PublishedItems items;

    @Autowired
    private Publications publications;

    @Autowired
    private JdbcClient database;

    @Test
    void whatAPublishedPlanUsesIsNotRetiredAndThePlanIsNamed() {
        var exercise = find("exercise", "Fågelhunden");
        var page = item(exercise.id()) + "/retirement";
        assertThat(get(page, editor).body()).contains("Det går inte än", "<li>Ischias</li>");
        var refused = press(editor, item(exercise.id()), page, Map.of("reason", "Gammal."));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(publications.current(Exercise.class, "sv"))
                .anyMatch(one -> one.id().equals(exercise.id()));

        var method = find("treatment", "Nålar i muskler");
        var retirement = item(method.id()) + "/retirement";
        assertThat(press(editor, retirement, retirement, Map.of("reason", "Vi har slutat med det."))
                        .statusCode())
                .isEqualTo(303);
        assertThat(get(item(method.id()), editor).body()).contains("Ur bruk", "Vi har slutat med det.");
        assertThat(get("/conditions/ischias", null).body()).doesNotContain("Nålar i muskler");
    }

    @Test
    @DisplayName("32: what an earlier version of a plan uses is retired when nobody can be followed up by it any more")
    void whatPatientsOnAnEarlierVersionOfAPlanNeedIsNotRetired() {
        var advice = publishedAdvice();
        var other = publishedAdvice();
        var replacedToday = planThatCeasedToUse(advice, 0);
        var replacedLongAgo = planThatCeasedToUse(other, 9);

        var page = item(advice) + "/retirement";
        assertThat(get(page, editor).body())
                .contains("Det går inte än", "en tidigare version, som patienter kan följas upp efter till och med")
                .doesNotContain("??");
        assertThat(press(editor, item(advice), page, Map.of("reason", "Gammal."))
                        .statusCode())
                .as("who began with the earlier version stays on it")
                .isEqualTo(409);
        assertThat(get("/staff/content", editor).statusCode()).isEqualTo(200);

        var late = item(other) + "/retirement";
        assertThat(press(editor, late, late, Map.of("reason", "Gammal.")).statusCode())
                .as("the link of its last check-in has closed for everybody")
                .isEqualTo(303);

        for (var plan : List.of(replacedToday, replacedLongAgo)) {
            var withdrawal = item(plan) + "/withdrawal";
            press(editor, withdrawal, withdrawal, Map.of("reason", "Var ett försök."));
        }
        assertThat(press(editor, page, page, Map.of("reason", "Gammal.")).statusCode())
                .as("nor is anybody asked by a plan that is withdrawn")
                .isEqualTo(303);
    }

    private UUID publishedAdvice() {
        var id = UUID.randomUUID();
        database.sql("""
                        insert into publication (item_id, locale, version, kind, body, approver, review_by, published_at)
                        select :id, locale, 1, kind, body || jsonb_build_object('id', :id, 'version', 1), approver,
                            review_by, published_at
                        from publication where (item_id, version) = (select item_id, version from publication
                            where kind = 'advice' order by item_id, version limit 1)""").param("id", id).update();
        return id;
    }

    /** Asked the day after a visit, for three days, and has a next version that asks without it. */
    private UUID planThatCeasedToUse(UUID advice, int daysAgo) {
        var id = UUID.randomUUID();
        var uses = "{\"advice\": \"%s\", \"answers\": [\"better\"]}".formatted(advice);
        publishPlan(id, 1, uses, daysAgo + 30);
        publishPlan(id, 2, "", daysAgo);
        return id;
    }

    private void publishPlan(UUID id, int version, String advice, int daysAgo) {
        database.sql("""
                        insert into publication (item_id, locale, version, kind, body, approver, review_by, published_at)
                        select :id, locale, :version, kind, body || jsonb_build_object('id', :id, 'version', :version,
                            'steps', cast(:steps as jsonb)), approver, review_by, now() - make_interval(days => :ago)
                        from publication where kind = 'follow-up-plan' order by version desc, item_id limit 1""")
                .param("id", id)
                .param("version", version)
                .param(
                        "steps",
                        "[{\"day\": 1, \"at\": \"10:00\", \"window\": 3, \"questions\": [], \"advice\": [%s], \"offerRebookingOn\": []}]"
                                .formatted(advice))
                .param("ago", daysAgo)
                .update();
    }

    private PublishedItem find(String kind, String title) {
        return items.all().stream()
                .filter(item -> item.kind().equals(kind) && item.title("sv").startsWith(title))
                .findFirst()
                .orElseThrow();
    }

    private static String item(UUID id) {
        return "/staff/content/items/" + id;
    }
}
