package clinic.content.advice;

import clinic.content.publication.Approver;
import clinic.content.publication.Authored;
import clinic.content.publication.Filled;
import clinic.content.publication.OfKind;
import clinic.content.publication.OneLine;
import clinic.contracts.content.AdvicePublished;
import clinic.contracts.content.Progress;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing to do or to leave, in one language.
 *
 * @param picture an icon of the site
 * @param why what it is good for
 * @param dose how often and how much, in words; empty where none applies
 * @param variants for which stretch of the way it is written: where a clinician said of a visit which one it is on, only
 *     that one's advice is shown. Nothing infers it; empty suits all
 * @param mechanisms ids of the condition's mechanisms that it suits; empty suits all
 * @param answers the answers of a check-in that it suits
 * @param needs what a clinician must have said, each of it, so that it is shown
 * @param unless what a clinician must not have said, none of it
 * @param openedBy what a clinician says to open it whatever the mechanism and the answer
 * @param notFor who should leave it; empty where nobody need
 * @param exercises items that show how
 */
public record Advice(
        UUID id,
        String locale,
        int version,
        Approver approver,
        LocalDate reviewBy,
        List<String> sources,
        Direction direction,
        @OneLine @Filled String title,
        @OneLine String picture,
        String why,
        List<String> paragraphs,
        String dose,
        List<Variant> variants,
        List<String> mechanisms,
        Set<Progress> answers,
        List<Said> needs,
        List<Said> unless,
        List<Said> openedBy,
        String notFor,
        @OfKind("exercise") List<UUID> exercises)
        implements Authored {

    /** The switch by which a condition lets a clinician say on which stretch of the way a patient is. */
    private static final String STRETCH = "variant";

    /** What an earlier release published says nothing of what was added since. */
    public Advice {
        answers = answers == null ? Set.of() : answers;
        needs = needs == null ? List.of() : needs;
        unless = unless == null ? List.of() : unless;
        openedBy = openedBy == null ? List.of() : openedBy;
    }

    public enum Direction {
        @JsonProperty("do")
        DO,
        @JsonProperty("avoid")
        AVOID
    }

    public enum Variant {
        @JsonProperty("acute")
        ACUTE,
        @JsonProperty("subacute")
        SUBACUTE,
        @JsonProperty("returning")
        RETURNING;

        /** The choice of the condition's switch. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One of the switches that conditions declare.
     *
     * @param choices any of these
     */
    public record Said(@OneLine String id, Set<String> choices) {

        /** As it is told elsewhere. */
        public AdvicePublished.Said told() {
            return new AdvicePublished.Said(id, choices);
        }
    }

    /** All that must have been declared by the condition that it is advised for. */
    public Stream<Said> said() {
        return Stream.of(needs, unless, openedBy).flatMap(List::stream);
    }

    /**
     * Whether something that a clinician may say would have it shown.
     *
     * @param mechanism which one they have found; blank where it may be any
     */
    public boolean mayBeShown(String mechanism, Progress answer) {
        return !openedBy.isEmpty()
                || (answers.isEmpty() || answers.contains(answer))
                        && (mechanism.isBlank() || mechanisms.isEmpty() || mechanisms.contains(mechanism));
    }

    /** What a clinician must have said of the stretch, where they said anything of it; empty where it suits every one. */
    Optional<Said> stretch() {
        return variants.isEmpty() || variants.containsAll(EnumSet.allOf(Variant.class))
                ? Optional.empty()
                : Optional.of(new Said(
                        STRETCH, variants.stream().map(Variant::word).collect(Collectors.toCollection(TreeSet::new))));
    }

    /** For whom it is may not depend on the language. */
    @Override
    public Optional<String> disagreement(Authored other) {
        Map<String, Object> there = ((Advice) other).forWhom();
        return forWhom().entrySet().stream()
                .filter(field -> !field.getValue().equals(there.get(field.getKey())))
                .map(field -> field.getKey() + " " + field.getValue())
                .findFirst();
    }

    private Map<String, Object> forWhom() {
        return Map.of(
                "variants", variants,
                "mechanisms", mechanisms,
                "answers", answers,
                "needs", needs,
                "unless", unless,
                "openedBy", openedBy);
    }

    @Override
    public Set<UUID> references() {
        return Set.copyOf(exercises);
    }
}
