package clinic.content.site;

import clinic.content.advice.Advice;
import clinic.content.condition.Condition;
import clinic.content.exercise.Drawing;
import clinic.content.exercise.Exercise;
import clinic.content.treatment.TreatmentMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** A condition with everything its article shows; an item that may no longer be shown is left out. */
record Article(
        Condition condition,
        Map<UUID, Advice> advice,
        Map<UUID, Exercise> exercises,
        Map<UUID, Drawing> drawings,
        Map<UUID, TreatmentMethod> methods) {

    public List<Advice> adviceOf(List<UUID> items) {
        return found(advice, items);
    }

    /** Under the headings that their authors gave them, in reading order. */
    public Map<String, List<Exercise>> exercisesOf(List<UUID> items) {
        return found(exercises, items).stream()
                .filter(exercise -> drawings.containsKey(exercise.drawing()))
                .collect(Collectors.groupingBy(Exercise::group, LinkedHashMap::new, Collectors.toList()));
    }

    public List<TreatmentMethod> methodsOf(List<UUID> items) {
        return found(methods, items);
    }

    public String drawingOf(Exercise exercise) {
        return DrawingPages.address(Objects.requireNonNull(drawings.get(exercise.drawing())));
    }

    private static <T> List<T> found(Map<UUID, T> known, List<UUID> items) {
        return items.stream().map(known::get).filter(Objects::nonNull).toList();
    }
}
