package clinic.reminder.history;

import clinic.contracts.content.AdvicePublished;
import clinic.contracts.content.ConditionPublished;
import clinic.contracts.content.ExercisePublished;
import clinic.contracts.content.FollowUpPlanPublished;
import clinic.contracts.content.Publication;
import clinic.contracts.content.Question;
import clinic.contracts.content.RedFlag;
import clinic.reminder.advice.PublishedContent;
import clinic.reminder.advice.PublishedPlans;
import clinic.reminder.contact.AddressBook;
import clinic.reminder.contact.Place;
import clinic.reminder.dispatch.MessageStories;
import clinic.reminder.dispatch.MessageStory;
import clinic.reminder.followup.Answer;
import clinic.reminder.followup.Answers;
import clinic.reminder.followup.Changed;
import clinic.reminder.followup.CheckIn;
import clinic.reminder.followup.CheckIns;
import clinic.reminder.followup.FollowUp;
import clinic.reminder.followup.FollowUps;
import clinic.reminder.followup.SteerFollowUp;
import clinic.reminder.followup.StepQuestions;
import clinic.reminder.followup.WithoutPlan;
import clinic.reminder.history.FollowUpStory.Asked;
import clinic.reminder.history.FollowUpStory.Happened;
import clinic.reminder.history.FollowUpStory.Picture;
import clinic.reminder.history.FollowUpStory.Told;
import clinic.reminder.trend.TrendOfFollowUp;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what there is on a patient's follow-ups. Answers stand here as they were given. */
@Component
class TellHistory {

    /**
     * A visit after which nobody is asked how they are, as no plan that is published suits it; its methods are public for the
     * page.
     *
     * @param condition what it was about; left out where that is not published any more
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Unplanned(
            UUID appointmentId, Instant start, @Nullable String condition) {}

    private final FollowUps followUps;
    private final CheckIns checkIns;
    private final Answers answers;
    private final SteerFollowUp steering;
    private final TrendOfFollowUp trends;
    private final Sources sources;

    TellHistory(
            FollowUps followUps,
            CheckIns checkIns,
            Answers answers,
            SteerFollowUp steering,
            TrendOfFollowUp trends,
            Sources sources) {
        this.followUps = followUps;
        this.checkIns = checkIns;
        this.answers = answers;
        this.steering = steering;
        this.trends = trends;
        this.sources = sources;
    }

    /** The latest first. */
    List<FollowUpStory> of(UUID patientId, Locale language) {
        List<FollowUp> all = followUps.of(patientId);
        boolean flagWaits = all.stream().anyMatch(FollowUp::waitsForAClinician);
        return all.stream()
                .map(followUp ->
                        story(followUp, flagWaits && !followUp.isOver() && !followUp.waitsForAClinician(), language))
                .toList();
    }

    /** Those of which nothing comes before a plan is published; the latest first. */
    List<Unplanned> withoutPlan(UUID patientId, Locale language) {
        return sources.withoutPlan().of(patientId).stream()
                .map(visit -> new Unplanned(
                        visit.appointmentId(),
                        visit.start(),
                        sources.content().conditions(visit.conditionId(), language).stream()
                                .findFirst()
                                .map(ConditionPublished::name)
                                .orElse(null)))
                .toList();
    }

    private FollowUpStory story(FollowUp followUp, boolean held, Locale language) {
        Map<UUID, MessageStory> messages = sources.messages().about(followUp.appointmentId()).stream()
                .collect(Collectors.toMap(MessageStory::id, Function.identity()));
        List<ConditionPublished> condition = sources.content().conditions(followUp.conditionId(), language);
        SaidInWords said = new SaidInWords(condition);
        FollowUpPlanPublished plan =
                sources.plans().plan(followUp.planId(), followUp.planVersion()).orElse(null);
        return new FollowUpStory(
                followUp,
                held,
                condition.stream().findFirst().map(ConditionPublished::name).orElse(null),
                said.of(followUp.findings()),
                said.beside(followUp.findings()).orElse(null),
                plan,
                plan == null ? List.of() : said.of(plan),
                others(followUp, said),
                steering.newer(followUp)
                        .map(FollowUpPlanPublished::publication)
                        .map(Publication::version)
                        .orElse(null),
                sources.addresses()
                        .place(followUp.locationId())
                        .map(Place::zone)
                        .orElseGet(sources.addresses()::zone),
                trends.of(followUp.id()),
                happened(followUps.changes(followUp.id()), said),
                checkIns.of(followUp.id()).stream()
                        .map(checkIn -> asked(checkIn, followUp, messages.get(checkIn.messageId())))
                        .toList());
    }

    private List<Startable.Plan> others(FollowUp followUp, SaidInWords said) {
        return followUp.isOver()
                ? List.of()
                : steering.plans(followUp.conditionId()).stream()
                        .filter(plan -> !plan.publication().itemId().equals(followUp.planId()))
                        .map(plan -> Startable.Plan.of(plan, said))
                        .toList();
    }

    private static List<Happened> happened(List<Changed> changes, SaidInWords said) {
        List<Happened> happened = new ArrayList<>();
        UUID before = null;
        for (Changed change : changes) {
            UUID plan = change.planId();
            boolean other = before != null && plan != null && !before.equals(plan);
            happened.add(new Happened(change, said.of(change.findings()), other));
            before = plan == null ? before : plan;
        }
        return happened;
    }

    private Asked asked(CheckIn checkIn, FollowUp followUp, @Nullable MessageStory message) {
        Answer answer = answers.to(checkIn.id()).orElse(null);
        List<Told> told = new ArrayList<>();
        List<String> flags = new ArrayList<>();
        if (answer != null) {
            for (Answer.Shown shown : answer.shown()) {
                sources.content()
                        .condition(shown.itemId(), shown.locale(), shown.version())
                        .ifPresent(condition -> {
                            told.add(told(condition));
                            flags.addAll(asked(condition, answer.redFlags()));
                        });
                sources.content()
                        .advice(shown.itemId(), shown.locale(), shown.version())
                        .ifPresent(advice -> told.add(told(advice)));
                sources.content()
                        .exercise(shown.itemId(), shown.locale(), shown.version())
                        .ifPresent(exercise -> told.add(told(exercise, answer)));
            }
        }
        return new Asked(
                checkIn.day(),
                message,
                message == null || message.wording() == null
                        ? List.of()
                        : sources.words().of(message.wording()),
                answer,
                flags.stream().distinct().toList(),
                answer == null || answer.progress() == null ? List.of() : notAsked(checkIn, followUp),
                told.stream().distinct().toList());
    }

    private List<Question> notAsked(CheckIn checkIn, FollowUp followUp) {
        return EnumSet.complementOf(EnumSet.copyOf(sources.questions().of(checkIn, followUp))).stream()
                .toList();
    }

    private static List<String> asked(ConditionPublished condition, List<String> flags) {
        return condition.redFlags().stream()
                .filter(flag -> flags.contains(flag.id()))
                .map(RedFlag::question)
                .toList();
    }

    private static Told told(ConditionPublished condition) {
        return told(
                condition.publication(),
                condition.name(),
                condition.redFlags().stream().map(RedFlag::question).toList());
    }

    private static Told told(AdvicePublished advice) {
        List<String> paragraphs = new ArrayList<>(advice.paragraphs());
        if (!advice.dose().isBlank()) {
            paragraphs.add(advice.dose());
        }
        if (advice.notFor() != null) {
            paragraphs.add(advice.notFor());
        }
        return told(advice.publication(), advice.title(), paragraphs);
    }

    private static Told told(ExercisePublished exercise, Answer answer) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(exercise.purpose());
        paragraphs.addAll(exercise.steps());
        paragraphs.add(exercise.dose());
        paragraphs.add(exercise.stopIf());
        if (exercise.guidance() != null) {
            paragraphs.add(exercise.guidance());
        }
        Picture picture = answer.shown().stream()
                .filter(shown -> shown.itemId().equals(exercise.drawingId()))
                .map(shown -> new Picture(shown.itemId(), shown.version(), exercise.drawingInWords()))
                .findFirst()
                .orElse(null);
        return told(exercise.publication(), exercise.title(), paragraphs, picture);
    }

    private static Told told(Publication by, String title, List<String> paragraphs) {
        return told(by, title, paragraphs, null);
    }

    private static Told told(Publication by, String title, List<String> paragraphs, @Nullable Picture picture) {
        return new Told(
                title,
                paragraphs,
                picture,
                by.locale(),
                by.version(),
                by.approver(),
                by.reviewBy(),
                by.itemId().toString());
    }

    /** Where the rest of it is kept. */
    @Component
    record Sources(
            PublishedContent content,
            PublishedPlans plans,
            StepQuestions questions,
            MessageStories messages,
            AddressBook addresses,
            SentWords words,
            WithoutPlan withoutPlan) {}
}
