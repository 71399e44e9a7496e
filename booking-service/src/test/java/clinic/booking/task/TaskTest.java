package clinic.booking.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.booking.task.Task.State;
import clinic.booking.task.Task.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TaskTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final UUID PATIENT = UUID.randomUUID();
    private static final Task RAISED = new Task(
            UUID.randomUUID(),
            Task.Kind.RED_FLAG,
            PATIENT,
            null,
            null,
            "EMERGENCY",
            null,
            null,
            NOW,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    @Test
    void itGoesFromHandToHandUntilItIsDone() {
        Task task = RAISED;
        assertThat(task.state()).isEqualTo(State.OPEN);
        task = task.after(Step.CLAIM, "anna", "", NOW);
        assertThat(task.state()).isEqualTo(State.CLAIMED);
        task = task.after(Step.HAND_BACK, "reception", "", NOW);
        assertThat(task.state()).isEqualTo(State.OPEN);
        task = task.after(Step.ACKNOWLEDGE, "johan", "", NOW);
        assertThat(task.state()).isEqualTo(State.ACKNOWLEDGED);
        task = task.after(Step.CLAIM, "anna", "", NOW);
        assertThat(task.state()).isEqualTo(State.ACKNOWLEDGED);
        task = task.after(Step.CLOSE, "anna", "Ringde", NOW.plusSeconds(60));
        assertThat(task.state()).isEqualTo(State.CLOSED);
        assertThat(List.of(task.acknowledgedBy(), task.closedBy(), task.note()))
                .containsExactly("johan", "anna", "Ringde");
    }

    @Test
    void firstHasItAndTheSecondIsTold() {
        Task annas = RAISED.after(Step.CLAIM, "anna", "", NOW);
        for (Step step : List.of(Step.CLAIM, Step.ACKNOWLEDGE, Step.CLOSE)) {
            assertThatThrownBy(() -> annas.after(step, "johan", "x", NOW))
                    .as("%s", step)
                    .isInstanceOfSatisfying(
                            TaskTaken.class,
                            taken -> assertThat(taken.task().claimedBy()).isEqualTo("anna"));
        }
        Task seen = RAISED.after(Step.ACKNOWLEDGE, "anna", "", NOW);
        assertThatThrownBy(() -> seen.after(Step.ACKNOWLEDGE, "johan", "", NOW)).isInstanceOf(TaskTaken.class);
    }

    @Test
    void samePersonTwiceChangesNothing() {
        Task annas = RAISED.after(Step.CLAIM, "anna", "", NOW);
        assertThat(annas.after(Step.CLAIM, "anna", "", NOW.plusSeconds(9))).isEqualTo(annas);
        Task seen = annas.after(Step.ACKNOWLEDGE, "anna", "", NOW);
        assertThat(seen.after(Step.ACKNOWLEDGE, "anna", "", NOW.plusSeconds(9))).isEqualTo(seen);
        Task done = seen.after(Step.CLOSE, "anna", "Ringde", NOW);
        assertThat(done.after(Step.CLOSE, "anna", "Ringde", NOW.plusSeconds(9))).isEqualTo(done);
        assertThatThrownBy(() -> done.after(Step.CLOSE, "johan", "Ringde", NOW)).isInstanceOf(TaskTaken.class);
    }

    @Test
    void whoeverHasDoneItHasLooked() {
        Task done = RAISED.after(Step.CLOSE, "anna", "Ringde", NOW);
        assertThat(done.acknowledgedBy()).isEqualTo("anna");
        assertThat(done.acknowledgedAt()).isEqualTo(NOW);
    }

    @Test
    void whatIsDoneStaysDone() {
        Task done = RAISED.after(Step.CLOSE, "anna", "Ringde", NOW);
        for (Step step : Step.values()) {
            assertThatThrownBy(() -> done.after(step, "anna", "x", NOW))
                    .as("%s", step)
                    .isInstanceOf(TaskTaken.class);
        }
    }

    @Test
    void nobodyHandsBackWhatIsNobodys() {
        assertThatThrownBy(() -> RAISED.after(Step.HAND_BACK, "anna", "", NOW)).isInstanceOf(TaskTaken.class);
    }

    @Test
    void clockGoesFromPersonToPersonAndStops() {
        EscalationRules rules = new EscalationRules(List.of(Duration.ofMinutes(15), Duration.ofMinutes(30)));
        assertThat(rules.next(NOW, 0)).contains(NOW.plusSeconds(900));
        assertThat(rules.next(NOW, 1)).contains(NOW.plusSeconds(1800));
        assertThat(rules.next(NOW, 2)).isEmpty();
        assertThat(rules.first()).contains(Duration.ofMinutes(15));
        assertThat(new EscalationRules(List.of()).next(NOW, 0)).isEmpty();
        assertThat(new EscalationRules(List.of()).first()).isEmpty();
    }

    @Test
    void printedItTellsNothingOfThePatient() {
        assertThat(RAISED.toString()).doesNotContain("EMERGENCY", PATIENT.toString());
    }
}
