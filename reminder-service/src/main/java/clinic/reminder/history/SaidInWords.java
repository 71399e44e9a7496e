package clinic.reminder.history;

import clinic.contracts.content.ConditionPublished;
import clinic.contracts.content.FollowUpPlanPublished;
import clinic.contracts.content.Mechanism;
import clinic.contracts.content.Switch;
import clinic.contracts.content.Switch.Choice;
import clinic.reminder.followup.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a clinician said, as it is called today; what the condition does not know any more, as it was called when it last
 * did. It was said all the same, and stays until somebody says otherwise.
 *
 * @param versions of the condition in one language, the newest first
 */
record SaidInWords(List<ConditionPublished> versions) {

    /** What may be said from now on, and what has been said and no longer could be. */
    record Sayable(List<Mechanism> mechanisms, List<Switch> switches) {}

    List<String> of(Findings findings) {
        Stream<String> mechanism = Optional.ofNullable(findings.mechanism()).stream()
                .map(id -> mechanism(id).name());
        Stream<String> switches = new TreeMap<>(findings.switches())
                .entrySet().stream()
                        .map(said -> asked(said.getKey()).name() + ": "
                                + choice(said.getKey(), said.getValue()).name());
        return Stream.concat(mechanism, switches).toList();
    }

    /** What a clinician must have said for a plan; empty for one that is for everybody. */
    List<String> of(FollowUpPlanPublished plan) {
        Stream<String> mechanism = Optional.ofNullable(plan.mechanism()).stream()
                .map(id -> mechanism(id).name());
        Stream<String> needs = all(plan.needs())
                .map(said -> asked(said.id()).name() + ": "
                        + said.choices().stream()
                                .sorted()
                                .map(chosen -> choice(said.id(), chosen).name())
                                .collect(Collectors.joining(" / ")));
        return Stream.concat(mechanism, needs).toList();
    }

    /** Empty where nothing can be said, and nothing was. */
    Optional<Sayable> beside(Findings findings) {
        List<Mechanism> mechanisms = new ArrayList<>(
                versions.stream().limit(1).flatMap(SaidInWords::mechanisms).toList());
        String said = findings.mechanism();
        if (said != null && mechanisms.stream().noneMatch(known -> known.id().equals(said))) {
            mechanisms.add(mechanism(said));
        }
        List<Switch> switches = new ArrayList<>(
                versions.stream().limit(1).flatMap(SaidInWords::switches).toList());
        new TreeMap<>(findings.switches()).forEach((id, chosen) -> {
            if (switches.stream().noneMatch(known -> known.id().equals(id))) {
                switches.add(new Switch(id, asked(id).name(), List.of()));
            }
            switches.replaceAll(known -> known.id().equals(id) ? with(known, chosen) : known);
        });
        return mechanisms.isEmpty() && switches.isEmpty()
                ? Optional.empty()
                : Optional.of(new Sayable(mechanisms, switches));
    }

    private Switch with(Switch known, String chosen) {
        if (known.choices().stream().anyMatch(choice -> choice.id().equals(chosen))) {
            return known;
        }
        List<Choice> choices = new ArrayList<>(known.choices());
        choices.add(choice(known.id(), chosen));
        return new Switch(known.id(), known.name(), choices);
    }

    private Mechanism mechanism(String id) {
        return versions.stream()
                .flatMap(SaidInWords::mechanisms)
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseGet(() -> new Mechanism(id, id));
    }

    private Switch asked(String id) {
        return versions.stream()
                .flatMap(SaidInWords::switches)
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseGet(() -> new Switch(id, id, List.of()));
    }

    private Choice choice(String asked, String id) {
        return versions.stream()
                .flatMap(SaidInWords::switches)
                .filter(known -> known.id().equals(asked))
                .flatMap(known -> known.choices().stream())
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseGet(() -> new Choice(id, id));
    }

    private static Stream<Mechanism> mechanisms(ConditionPublished condition) {
        return all(condition.mechanisms());
    }

    private static Stream<Switch> switches(ConditionPublished condition) {
        return all(condition.switches());
    }

    private static <T> Stream<T> all(@Nullable List<T> items) {
        return Optional.ofNullable(items).stream().flatMap(List::stream);
    }
}
