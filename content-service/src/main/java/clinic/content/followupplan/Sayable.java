package clinic.content.followupplan;

import clinic.content.advice.Advice.Said;
import clinic.content.condition.Condition;
import clinic.content.publication.Authored;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a clinician can say about a visit for a condition. */
record Sayable(Set<String> mechanisms, Map<String, Set<String>> choices) {

    static Sayable of(Optional<Authored> condition) {
        var declared = condition.filter(Condition.class::isInstance).map(Condition.class::cast);
        return new Sayable(
                declared.stream()
                        .flatMap(item -> item.mechanisms().stream())
                        .map(Condition.Mechanism::id)
                        .collect(Collectors.toSet()),
                declared.map(Condition::choices).orElse(Map.of()));
    }

    /** What of these nobody can say, as whoever wrote it would look for it. */
    Stream<String> missing(Stream<Said> said, Stream<String> named) {
        return Stream.concat(
                said.filter(one -> !choices.getOrDefault(one.id(), Set.of()).containsAll(one.choices()))
                        .map(one -> "switch %s with %s".formatted(one.id(), one.choices())),
                named.filter(mechanism -> !mechanisms.contains(mechanism)).map(mechanism -> "mechanism " + mechanism));
    }
}
