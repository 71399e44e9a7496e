package clinic.content.condition;

import clinic.content.publication.Approver;
import clinic.content.publication.Authored;
import clinic.content.publication.Filled;
import clinic.content.publication.OneLine;
import clinic.content.publication.OwnId;
import clinic.contracts.content.RedFlagLevel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the clinic says about one condition, in one language.
 *
 * @param synonyms other names of it
 * @param codes what it is called in ICD-10-SE
 * @param words what people write who look for it, besides its names: by meaning, inflected, in lay words
 * @param picture an icon of the site
 * @param summary one line, for lists
 * @param suitedTreatments codes of bookable treatments, the most suited first
 * @param sides where it can be, such as which knee; empty where it matters little
 * @param stages how far it has come; empty where nobody counts them
 * @param mechanisms what may be behind it; empty where one is enough
 * @param switches what else a clinician may say about a visit for it; sides and stages are switches by themselves
 * @param careNote what makes a red flag count more
 * @param redFlags at least one: a check-in asks about nothing else before it asks how it goes
 */
public record Condition(
        UUID id,
        String locale,
        int version,
        Approver approver,
        LocalDate reviewBy,
        List<String> sources,
        @OneLine @Filled String slug,
        @OneLine @Filled String name,
        List<String> synonyms,
        List<String> codes,
        List<String> words,
        @OneLine String picture,
        String summary,
        String lead,
        List<String> suitedTreatments,
        List<Side> sides,
        List<Stage> stages,
        List<Mechanism> mechanisms,
        List<Switch> switches,
        List<Section> sections,
        String careNote,
        @Filled List<Sign> redFlags)
        implements Authored {

    /** What an earlier release published says nothing of what was added since. */
    public Condition {
        switches = switches == null ? List.of() : switches;
    }

    public record Side(
            @OneLine @OwnId String id, @OneLine @Filled String name) {}

    public record Stage(
            @OneLine @OwnId String id, @OneLine @Filled String name, String text) {}

    /** @param meaning what it means for whoever has it */
    public record Mechanism(
            @OneLine @OwnId String id,
            @OneLine @Filled String name,
            String definition,
            List<String> signs,
            String meaning) {}

    /** Decides which advice is shown after a visit, and nothing else. */
    public record Switch(
            @OneLine @OwnId(taken = {SIDE, STAGE}) String id,
            @OneLine @Filled String name,
            List<Choice> choices) {}

    public record Choice(
            @OneLine @OwnId String id, @OneLine @Filled String name) {}

    public record Section(
            @OneLine @OwnId String id, @OneLine @Filled String title, List<Part> parts) {}

    /**
     * A red flag.
     *
     * @param sign goes on from "seek care if you …"
     * @param question yes asks for care
     * @param why what it may be a sign of, without alarm
     * @param words what people write who have it
     */
    public record Sign(
            @OneLine @OwnId String id,
            RedFlagLevel level,
            @Filled String sign,
            @Filled String question,
            String why,
            List<String> words) {}

    static final String SIDE = "side";
    static final String STAGE = "stage";

    /** What a clinician may choose, by switch. */
    public Map<String, Set<String>> choices() {
        var choices = new HashMap<String, Set<String>>();
        choices.put(SIDE, sides.stream().map(Side::id).collect(Collectors.toSet()));
        choices.put(STAGE, stages.stream().map(Stage::id).collect(Collectors.toSet()));
        switches.forEach(one ->
                choices.put(one.id(), one.choices().stream().map(Choice::id).collect(Collectors.toSet())));
        return choices;
    }

    public List<Sign> emergencies() {
        return signs(RedFlagLevel.EMERGENCY);
    }

    public List<Sign> careToday() {
        return signs(RedFlagLevel.CONTACT_CARE_TODAY);
    }

    private List<Sign> signs(RedFlagLevel level) {
        return redFlags.stream().filter(flag -> flag.level() == level).toList();
    }

    public Stream<Part> parts() {
        return sections.stream().flatMap(section -> section.parts().stream());
    }

    /** The questions that patients ask, from all sections. */
    public List<Part.Question> questions() {
        return parts().flatMap(
                        part -> part instanceof Part.Questions questions ? questions.items().stream() : Stream.empty())
                .toList();
    }

    @Override
    public Set<UUID> references() {
        var references = new HashSet<UUID>();
        parts().forEach(part -> references.addAll(part.references()));
        return references;
    }

    /** Of its article only the red flags are asked in a check-in. */
    @Override
    public Set<UUID> carried() {
        return Set.of();
    }

    /** A question must not disappear, or ask for less haste, because somebody reads it in another language. */
    @Override
    public Optional<String> address() {
        return Optional.of(slug);
    }

    @Override
    public Optional<String> disagreement(Authored other) {
        var here = skeleton();
        here.removeAll(((Condition) other).skeleton());
        return here.stream().findFirst();
    }

    private List<String> skeleton() {
        var bones = new ArrayList<String>();
        redFlags.forEach(flag -> bones.add("red flag " + flag.id() + " of level " + flag.level()));
        sections.forEach(section -> bones.add("section " + section.id()));
        mechanisms.forEach(mechanism -> bones.add("mechanism " + mechanism.id()));
        stages.forEach(stage -> bones.add("stage " + stage.id()));
        sides.forEach(side -> bones.add("side " + side.id()));
        switches.forEach(one ->
                one.choices().forEach(choice -> bones.add("switch " + one.id() + " with choice " + choice.id())));
        suitedTreatments.forEach(treatment -> bones.add("suited treatment " + treatment));
        questions().forEach(question -> bones.add("question " + question.id()));
        return bones;
    }
}
