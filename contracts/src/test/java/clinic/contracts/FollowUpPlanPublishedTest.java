package clinic.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.content.FollowUpPlanPublished;
import clinic.contracts.content.Question;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What a plan that was told by an earlier release means to whoever reads it now. */
class FollowUpPlanPublishedTest {

    private static final String EARLIER = """
            {"publication": {"itemId": "3f6b9d12-8e4a-4c57-a0d1-7b2e5c9f4a81", "locale": "zxx", "version": 1,
              "approver": "Elin Forsgren, leg. naprapat", "reviewBy": "2027-11-01"},
             "conditionId": "e91d5b37-2c6f-4a08-b7d4-1f0c8e3a6951",
             "steps": [{"day": 1, "at": "10:00:00", "advice": [], "offerRebookingOn": [] %s}]}
            """;

    private static FollowUpPlanPublished read(String more) {
        return JsonMapper.shared().readValue(EARLIER.formatted(more), FollowUpPlanPublished.class);
    }

    @Test
    void isForEverybodyAndAsksAll() {
        FollowUpPlanPublished plan = read("");
        assertThat(plan.suits(null, Map.of())).isTrue();
        assertThat(plan.suits("radicular-pain", Map.of("variant", "acute"))).isTrue();
        assertThat(plan.asksFor()).isZero();
        assertThat(plan.steps().getFirst().asks()).containsExactly(Question.values());
    }

    @Test
    void whetherItIsBetterIsAskedWhateverAStepSays() {
        assertThat(read(", \"questions\": [\"pain-0-10\"]").steps().getFirst().asks())
                .containsExactly(Question.PAIN, Question.GLOBAL_CHANGE);
    }
}
