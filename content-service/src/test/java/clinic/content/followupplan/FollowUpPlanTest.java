package clinic.content.followupplan;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.content.advice.Advice;
import clinic.content.condition.Condition;
import clinic.content.publication.Approver;
import clinic.content.publication.Authored;
import clinic.contracts.content.AdvicePublished;
import clinic.contracts.content.FollowUpPlanPublished;
import clinic.contracts.content.Progress;
import clinic.contracts.content.Publication;
import clinic.contracts.content.Question;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Plans that ship, held against what their conditions and advice say. */
class FollowUpPlanTest {

    private static final Path CONTENT = Path.of("src/main/resources/content");

    private final Map<UUID, Authored> items = new HashMap<>();

    FollowUpPlanTest() {
        files("advice-", "condition.")
                .forEach(file -> keep(
                        file, file.getFileName().toString().startsWith("advice-") ? Advice.class : Condition.class));
    }

    @Test
    void plansThatShipAskForNothingThatTheirConditionDoesNotDeclare() {
        assertThat(files("follow-up-plan."))
                .hasSizeGreaterThan(4)
                .allSatisfy(file -> assertThat(read(file, FollowUpPlan.class).lack(this::item))
                        .isEmpty())
                .allSatisfy(file -> assertThat(read(file, FollowUpPlan.class).hole(this::item))
                        .as("what it would leave a patient alone with")
                        .isEmpty());
    }

    @Test
    void planThatHasNoAdviceForAnAnswerIsRefusedAtItsStep() {
        FollowUpPlan plan = read(CONTENT.resolve("sciatica/follow-up-plan.zxx.yaml"), FollowUpPlan.class);
        int last = plan.steps().size() - 1;
        for (Progress answer : Progress.values()) {
            assertThat(holes(advising(plan, last, advice -> without(answer, advice))))
                    .containsExactly("steps[%d].advice silent-%s"
                            .formatted(last, answer.name().toLowerCase(Locale.ROOT)));
        }
        assertThat(holes(advising(plan, 0, advice -> Stream.empty()))).containsExactly("steps[0].advice silent-better");
    }

    @Test
    void adviceThatIsForAnotherAnswerOrForOthersThanThePlanAnswersNothing() {
        FollowUpPlan plan = read(CONTENT.resolve("sciatica/follow-up-plan.zxx.yaml"), FollowUpPlan.class);
        Advice like = (Advice) items.values().stream()
                .filter(item ->
                        item instanceof Advice advice && advice.openedBy().isEmpty())
                .findFirst()
                .orElseThrow();
        Set<Progress> all = Set.of(Progress.values());
        FollowUpPlan.AdviceFor only = new FollowUpPlan.AdviceFor(like.id(), all);
        FollowUpPlan onIt = advising(plan, 0, advice -> Stream.of(only));
        items.put(like.id(), advice(like, List.of(), Set.of(Progress.BETTER, Progress.SAME)));
        assertThat(holes(onIt)).containsExactly("steps[0].advice silent-worse");
        items.put(like.id(), advice(like, List.of("referred-pain"), Set.of()));
        assertThat(holes(onIt)).as("a finding leads to it").isEmpty();
        FollowUpPlan forOthers = only(onIt, "radicular-pain");
        assertThat(holes(forOthers)).contains("steps[0].advice silent-better");
    }

    @Test
    void planForAConditionWithoutRedFlagsIsRefused() throws IOException {
        FollowUpPlan plan = read(CONTENT.resolve("sciatica/follow-up-plan.zxx.yaml"), FollowUpPlan.class);
        String whole = Files.readString(CONTENT.resolve("sciatica/condition.sv.yaml"));
        String condition = whole.substring(0, whole.indexOf("\nredFlags:")) + "\nredFlags: []\n";
        items.put(plan.condition(), YAMLMapper.shared().readValue(condition, Condition.class));
        assertThat(holes(plan)).containsExactly("condition flagless");
    }

    private List<String> holes(FollowUpPlan plan) {
        return plan.hole(this::item).map(hole -> hole.field() + " " + hole.code()).stream()
                .toList();
    }

    private static FollowUpPlan advising(
            FollowUpPlan like, int at, Function<FollowUpPlan.AdviceFor, Stream<FollowUpPlan.AdviceFor>> advice) {
        FollowUpPlan.Step changed = like.steps().get(at);
        return stepping(
                like,
                like.instruments(),
                step -> step != changed
                        ? step
                        : new FollowUpPlan.Step(
                                step.day(),
                                step.at(),
                                step.window(),
                                step.questions(),
                                step.advice().stream().flatMap(advice).toList(),
                                step.offerRebookingOn()));
    }

    private static Stream<FollowUpPlan.AdviceFor> without(Progress answer, FollowUpPlan.AdviceFor advice) {
        Set<Progress> others = EnumSet.copyOf(advice.answers());
        others.remove(answer);
        return Stream.of(new FollowUpPlan.AdviceFor(advice.advice(), others));
    }

    private static Advice advice(Advice like, List<String> mechanisms, Set<Progress> answers) {
        return new Advice(
                like.id(),
                like.locale(),
                like.version(),
                like.approver(),
                like.reviewBy(),
                like.sources(),
                like.direction(),
                like.title(),
                like.picture(),
                like.why(),
                like.paragraphs(),
                like.dose(),
                like.variants(),
                mechanisms,
                answers,
                like.needs(),
                like.unless(),
                like.openedBy(),
                like.notFor(),
                like.exercises());
    }

    @Test
    void adviceThatNoClinicianCouldOpenIsRefusedByName() {
        FollowUpPlan plan = read(CONTENT.resolve("sciatica/follow-up-plan.zxx.yaml"), FollowUpPlan.class);
        UUID other = read(CONTENT.resolve("neck-pain/condition.sv.yaml"), Condition.class)
                .id();
        assertThat(plan(plan, other, plan.instruments(), List.of()).lack(this::item))
                .hasValueSatisfying(why -> assertThat(why).contains("no switch", "asks for it"));
    }

    /** As when an id is corrected in the condition and not in its advice. */
    @Test
    void adviceForAMechanismThatItsConditionHasNotIsRefusedByName() throws IOException {
        FollowUpPlan plan = read(CONTENT.resolve("sciatica/follow-up-plan.zxx.yaml"), FollowUpPlan.class);
        String condition = Files.readString(CONTENT.resolve("sciatica/condition.sv.yaml"))
                .replace("  - id: radicular-pain\n", "  - id: nerve-root\n");
        items.put(plan.condition(), YAMLMapper.shared().readValue(condition, Condition.class));
        assertThat(plan.lack(this::item))
                .hasValueSatisfying(why ->
                        assertThat(why).contains("its condition has no mechanism radicular-pain", "asks for it"));
    }

    @Test
    void nobodyIsOnAReplacedVersionWhenTheLinkOfItsLastCheckInHasClosed() {
        FollowUpPlan plan = read(CONTENT.resolve("neck-pain/follow-up-plan.zxx.yaml"), FollowUpPlan.class);
        int last = plan.steps().stream().mapToInt(FollowUpPlan.Step::day).max().orElseThrow();
        assertThat(withAWindowOf(3, plan).outlives()).isEqualTo(last + 3);
        assertThat(withAWindowOf(null, plan).outlives())
                .as("where it does not say")
                .isEqualTo(last + 14);
    }

    @Test
    void aCheckInThatNobodyHasADayToAnswerIsRefused() {
        FollowUpPlan plan = read(CONTENT.resolve("sciatica/follow-up-plan.zxx.yaml"), FollowUpPlan.class);
        assertThat(withAWindowOf(1, plan).lack(this::item)).isEmpty();
        refusesAWindowOf(0, plan);
        refusesAWindowOf(-1, plan);
        refusesAWindowOf(null, plan);
    }

    private void refusesAWindowOf(@Nullable Integer days, FollowUpPlan plan) {
        assertThat(withAWindowOf(days, plan).lack(this::item))
                .hasValueSatisfying(why -> assertThat(why).contains("window of " + days, "one is the least"));
    }

    private static FollowUpPlan withAWindowOf(@Nullable Integer days, FollowUpPlan like) {
        return stepping(
                like,
                like.instruments(),
                step -> new FollowUpPlan.Step(
                        step.day(), step.at(), days, step.questions(), step.advice(), step.offerRebookingOn()));
    }

    private static FollowUpPlan stepping(
            FollowUpPlan like, Set<Instrument> instruments, UnaryOperator<FollowUpPlan.Step> steps) {
        return new FollowUpPlan(
                like.id(),
                like.locale(),
                like.version(),
                like.approver(),
                like.reviewBy(),
                like.sources(),
                like.condition(),
                like.mechanism(),
                like.needs(),
                instruments,
                like.licences(),
                like.steps().stream().map(steps).toList());
    }

    @Test
    void stepAsksWhatItSaysOrWhatThePlanMeasuresWithOrAll() {
        FollowUpPlan plan = read(CONTENT.resolve("sciatica/follow-up-plan.zxx.yaml"), FollowUpPlan.class);
        assertThat(asked(plan)).containsExactlyInAnyOrder(Question.values());
        Set<Question> two = Set.of(Question.PAIN, Question.GLOBAL_CHANGE);
        assertThat(asked(asking(plan, plan.instruments(), two))).isEqualTo(two);
        Set<Instrument> narrow = Set.of(Instrument.OWN_ACTIVITY, Instrument.GLOBAL_CHANGE);
        assertThat(asked(asking(plan, narrow, Set.of())))
                .containsExactlyInAnyOrder(Question.OWN_ACTIVITY, Question.GLOBAL_CHANGE);
        assertThat(asked(asking(plan, Set.of(), Set.of()))).containsExactlyInAnyOrder(Question.values());
        assertThat(asking(plan, narrow, Set.of(Question.GLOBAL_CHANGE)).lack(this::item))
                .isEmpty();
    }

    @Test
    void planThatDoesNotAskWhatAdviceHangsOnIsRefused() {
        FollowUpPlan plan = read(CONTENT.resolve("sciatica/follow-up-plan.zxx.yaml"), FollowUpPlan.class);
        for (FollowUpPlan silent : List.of(
                asking(plan, Set.of(Instrument.PAIN), Set.of()),
                asking(plan, plan.instruments(), Set.of(Question.PAIN, Question.OWN_ACTIVITY)))) {
            assertThat(silent.lack(this::item))
                    .hasValueSatisfying(why -> assertThat(why).contains("day 1 does not ask global-change"));
        }
        assertThat(asking(plan, Set.of(Instrument.GLOBAL_CHANGE), Set.of(Question.PAIN, Question.GLOBAL_CHANGE))
                        .lack(this::item))
                .hasValueSatisfying(why -> assertThat(why).contains("day 1 asks what the plan does not measure with"));
    }

    private static @Nullable Set<Question> asked(FollowUpPlan plan) {
        return told(plan).steps().getFirst().questions();
    }

    private static FollowUpPlan asking(FollowUpPlan like, Set<Instrument> instruments, Set<Question> questions) {
        return stepping(
                like,
                instruments,
                step -> new FollowUpPlan.Step(
                        step.day(), step.at(), step.window(), questions, step.advice(), step.offerRebookingOn()));
    }

    @Test
    void licensedInstrumentsAreRefusedWithoutProofThatLastsAsLongAsThePlan() {
        FollowUpPlan free = read(CONTENT.resolve("sciatica/follow-up-plan.zxx.yaml"), FollowUpPlan.class);
        assertThat(free.instruments()).isNotEmpty().noneMatch(Instrument::isLicensed);
        for (String word : List.of("odi", "eq-5d", "start-back", "msk-hq")) {
            Instrument instrument = YAMLMapper.shared().readValue(word, Instrument.class);
            assertThat(instrument.word()).isEqualTo(word);
            assertRefused(free, instrument, List.of(), word);
            for (Licence useless : List.of(
                    licence(Instrument.PAIN, free.reviewBy(), "No. 7"),
                    licence(instrument, free.reviewBy().minusDays(1), "No. 7"),
                    licence(instrument, free.reviewBy(), " "))) {
                assertRefused(free, instrument, List.of(useless.id()), word);
            }
            Licence proof = licence(instrument, free.reviewBy(), "No. 7");
            assertThat(plan(free, free.condition(), Set.of(instrument), List.of(proof.id()))
                            .lack(this::item))
                    .isEmpty();
        }
    }

    private void assertRefused(FollowUpPlan plan, Instrument instrument, List<UUID> licences, String word) {
        assertThat(plan(plan, plan.condition(), Set.of(instrument), licences).lack(this::item))
                .hasValueSatisfying(why -> assertThat(why).contains(word, "licensed by its owner"));
    }

    private Licence licence(Instrument instrument, LocalDate until, String proof) {
        Licence licence = new Licence(
                UUID.randomUUID(),
                "zxx",
                1,
                new Approver("Elin Forsgren", "leg. naprapat", ""),
                until,
                List.of(),
                instrument,
                "Owner",
                proof);
        items.put(licence.id(), licence);
        return licence;
    }

    private static FollowUpPlan plan(
            FollowUpPlan like, UUID condition, Set<Instrument> instruments, List<UUID> licences) {
        return new FollowUpPlan(
                like.id(),
                like.locale(),
                like.version(),
                like.approver(),
                like.reviewBy(),
                like.sources(),
                condition,
                like.mechanism(),
                like.needs(),
                instruments,
                licences,
                like.steps());
    }

    @Test
    void planIsForWhatItsConditionLetsAClinicianSayAndNothingElse() {
        FollowUpPlan plan = read(CONTENT.resolve("sciatica/follow-up-plan.zxx.yaml"), FollowUpPlan.class);
        assertThat(only(plan, "radicular-pain", said("variant", "acute", "subacute"))
                        .lack(this::item))
                .isEmpty();
        assertThat(only(plan, "old-age").lack(this::item))
                .hasValueSatisfying(
                        why -> assertThat(why).contains("no mechanism old-age", "the plan is only for that"));
        assertThat(only(plan, "", said("variant", "acute", "never")).lack(this::item))
                .hasValueSatisfying(why -> assertThat(why).contains("no switch variant", "the plan is only for that"));
        assertThat(only(plan, "", said("weather", "rain")).lack(this::item))
                .hasValueSatisfying(why -> assertThat(why).contains("no switch weather"));
        assertThat(only(plan, "", said("variant")).lack(this::item))
                .as("one of nothing")
                .hasValueSatisfying(why -> assertThat(why).contains("it would be for nobody"));
    }

    @Test
    void whatItIsForIsToldAndLeftOutWhereItIsForEverybody() {
        FollowUpPlan plan = read(CONTENT.resolve("sciatica/follow-up-plan.zxx.yaml"), FollowUpPlan.class);
        FollowUpPlanPublished narrow = told(only(plan, "radicular-pain", said("variant", "acute")));
        assertThat(narrow.mechanism()).isEqualTo("radicular-pain");
        assertThat(narrow.needs()).containsExactly(new AdvicePublished.Said("variant", Set.of("acute")));
        FollowUpPlanPublished wide = told(plan);
        assertThat(wide.mechanism()).isNull();
        assertThat(wide.needs()).isNull();
    }

    private static FollowUpPlanPublished told(FollowUpPlan plan) {
        return (FollowUpPlanPublished) new FollowUpPlanKind()
                .announcement(plan, new Publication(plan.id(), "zxx", 1, "Elin Forsgren", plan.reviewBy()))
                .orElseThrow();
    }

    private static Advice.Said said(String id, String... choices) {
        return new Advice.Said(id, Set.of(choices));
    }

    private static FollowUpPlan only(FollowUpPlan like, String mechanism, Advice.Said... needs) {
        return new FollowUpPlan(
                like.id(),
                like.locale(),
                like.version(),
                like.approver(),
                like.reviewBy(),
                like.sources(),
                like.condition(),
                mechanism,
                List.of(needs),
                like.instruments(),
                like.licences(),
                like.steps());
    }

    private Optional<Authored> item(UUID id) {
        return Optional.ofNullable(items.get(id));
    }

    private void keep(Path file, Class<? extends Authored> type) {
        Authored item = read(file, type);
        items.put(item.id(), item);
    }

    private static Stream<Path> files(String... names) {
        try (Stream<Path> all = Files.walk(CONTENT)) {
            return all
                    .filter(file -> Stream.of(names)
                            .anyMatch(name -> file.getFileName().toString().startsWith(name)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(Path file, Class<T> type) {
        try {
            return YAMLMapper.shared().readValue(Files.readString(file), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
