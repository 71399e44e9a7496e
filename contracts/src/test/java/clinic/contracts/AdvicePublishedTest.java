package clinic.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.content.AdvicePublished;
import clinic.contracts.content.AdvicePublished.Said;
import clinic.contracts.content.Progress;
import clinic.contracts.content.Publication;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** For whom a piece of advice is. What nobody said is never taken for said. */
class AdvicePublishedTest {

    private static final Map<String, String> NOTHING_SAID = Map.of();
    private static final Said NAMED = new Said("direction", Set.of("forward", "back"));
    private static final Said LATE = new Said("stage", Set.of("late"));
    private static final Said EARLY = new Said("stage", Set.of("early"));
    private static final Publication PUBLICATION =
            new Publication(UUID.randomUUID(), "sv", 1, "Elin Forsgren", LocalDate.of(2199, 1, 1));
    private static final Said OPENED = new Said("nerve", Set.of("opened"));

    @Test
    void whatSuitsAllNeedsNothingSaid() {
        assertThat(advice(null, null, null, null, null).suits(null, NOTHING_SAID, Progress.WORSE))
                .isTrue();
    }

    @Test
    void whatAClinicianMustHaveSaidIsNotGuessed() {
        AdvicePublished direction = advice(null, null, List.of(NAMED), null, null);
        assertThat(direction.suits(null, NOTHING_SAID, Progress.BETTER)).isFalse();
        assertThat(direction.suits(null, Map.of("direction", "sideways"), Progress.BETTER))
                .isFalse();
        assertThat(direction.suits(null, Map.of("direction", "back"), Progress.WORSE))
                .isTrue();
        assertThat(advice(null, null, List.of(NAMED, LATE), null, null)
                        .suits(null, Map.of("direction", "back"), Progress.BETTER))
                .as("each of it")
                .isFalse();
    }

    @Test
    void whatSpeaksAgainstItCloses() {
        AdvicePublished more = advice(null, null, null, List.of(LATE), List.of(OPENED));
        assertThat(more.suits(null, NOTHING_SAID, Progress.BETTER)).isTrue();
        assertThat(more.suits(null, Map.of("stage", "late"), Progress.BETTER)).isFalse();
        assertThat(more.suits(null, Map.of("stage", "late", "nerve", "opened"), Progress.BETTER))
                .as("opened for the mechanism, not against what speaks against it")
                .isFalse();
    }

    @Test
    void clinicianOpensItForAnotherMechanismAndAnswer() {
        AdvicePublished glide =
                advice(List.of("pain"), Set.of(Progress.BETTER, Progress.SAME), null, null, List.of(OPENED));
        assertThat(glide.suits("pain", NOTHING_SAID, Progress.SAME)).isTrue();
        assertThat(glide.suits("pain", NOTHING_SAID, Progress.WORSE)).isFalse();
        assertThat(glide.suits("loss", NOTHING_SAID, Progress.BETTER)).isFalse();
        assertThat(glide.suits(null, NOTHING_SAID, Progress.BETTER)).isFalse();
        for (Progress answer : Progress.values()) {
            assertThat(glide.suits("loss", Map.of("nerve", "opened"), answer)).isTrue();
        }
    }

    @Test
    void whatIsWrittenForOneStretchIsNotForAnotherOnceSomebodySaidWhich() {
        AdvicePublished more = new AdvicePublished(
                PUBLICATION,
                "…",
                List.of("…"),
                "",
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(OPENED),
                List.of(EARLY));
        assertThat(more.suits(null, NOTHING_SAID, Progress.BETTER)).isTrue();
        assertThat(more.suits(null, Map.of("stage", "early"), Progress.BETTER)).isTrue();
        assertThat(more.suits(null, Map.of("stage", "late"), Progress.BETTER)).isFalse();
        assertThat(more.suits(null, Map.of("stage", "late", "nerve", "opened"), Progress.BETTER))
                .as("opened by a clinician")
                .isTrue();
    }

    private static AdvicePublished advice(
            @Nullable List<String> mechanisms,
            @Nullable Set<Progress> answers,
            @Nullable List<Said> needs,
            @Nullable List<Said> unless,
            @Nullable List<Said> openedBy) {
        return new AdvicePublished(
                PUBLICATION, "…", List.of("…"), "", mechanisms, null, null, answers, needs, unless, openedBy, null);
    }
}
