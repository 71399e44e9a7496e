package clinic.reminder.followup;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.content.AdvicePublished.Said;
import clinic.contracts.content.FollowUpPlanPublished;
import clinic.contracts.content.Publication;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which plan is for whom. What nobody said is never taken for said. */
class SuitedPlanTest {

    private static final Findings ACUTE = new Findings(null, Map.of("variant", "acute"));
    private static final Findings NERVE = new Findings("nerve", Map.of());
    private static final Findings ACUTE_NERVE = new Findings("nerve", Map.of("variant", "acute"));

    private final FollowUpPlanPublished forAll = plan(null);
    private final FollowUpPlanPublished newerForAll = plan(null);
    private final FollowUpPlanPublished forNerves = plan("nerve");
    private final FollowUpPlanPublished forAcute = plan(null, new Said("variant", Set.of("acute", "subacute")));
    private final FollowUpPlanPublished forAcuteNerves = plan("nerve", new Said("variant", Set.of("acute")));
    private final List<FollowUpPlanPublished> all = List.of(newerForAll, forAll, forNerves, forAcute, forAcuteNerves);

    private static FollowUpPlanPublished plan(@Nullable String mechanism, Said... needs) {
        return new FollowUpPlanPublished(
                new Publication(UUID.randomUUID(), "zxx", 1, "Elin Forsgren", LocalDate.of(2199, 1, 1)),
                UUID.randomUUID(),
                List.of(),
                mechanism,
                needs.length == 0 ? null : List.of(needs));
    }

    @Test
    void whereNothingWasSaidThePlanForEverybodyThatCameLastStarts() {
        assertThat(SuitedPlan.of(all, Findings.NONE)).contains(newerForAll);
        assertThat(SuitedPlan.of(List.of(forAll, newerForAll), Findings.NONE)).contains(forAll);
        assertThat(SuitedPlan.of(List.of(forNerves, forAcute), Findings.NONE))
                .as("nothing is inferred")
                .isEmpty();
    }

    @Test
    void ofThoseThatSuitTheOneThatAsksForMostStarts() {
        assertThat(SuitedPlan.of(all, NERVE)).contains(forNerves);
        assertThat(SuitedPlan.of(all, ACUTE)).contains(forAcute);
        assertThat(SuitedPlan.of(all, ACUTE_NERVE)).contains(forAcuteNerves);
        assertThat(SuitedPlan.of(all, new Findings("joint", Map.of("variant", "returning"))))
                .as("what no plan asks for")
                .contains(newerForAll);
        assertThat(SuitedPlan.of(all, new Findings(null, Map.of("variant", "subacute"))))
                .as("one of several choices")
                .contains(forAcute);
    }

    @Test
    void ofThoseThatAskForAsMuchTheOneThatCameLastStarts() {
        assertThat(SuitedPlan.of(List.of(forAcute, forNerves), ACUTE_NERVE)).contains(forAcute);
        assertThat(SuitedPlan.of(List.of(forNerves, forAcute), ACUTE_NERVE)).contains(forNerves);
    }

    @Test
    void whoIsOnAPlanIsGivenABetterSuitedOneAndNotAnyNewerOne() {
        assertThat(SuitedPlan.better(forAll, all, NERVE)).contains(forNerves);
        assertThat(SuitedPlan.better(forAll, all, Findings.NONE))
                .as("suits as well")
                .isEmpty();
        assertThat(SuitedPlan.better(forNerves, List.of(forAcute, forNerves), ACUTE_NERVE))
                .as("asks for as much")
                .isEmpty();
        assertThat(SuitedPlan.better(forNerves, all, ACUTE))
                .as("the one that they are on is for others")
                .contains(forAcute);
        assertThat(SuitedPlan.better(forAcuteNerves, all, Findings.NONE)).contains(newerForAll);
        assertThat(SuitedPlan.better(forNerves, List.of(forNerves), ACUTE))
                .as("none suits: staff decide")
                .isEmpty();
    }
}
