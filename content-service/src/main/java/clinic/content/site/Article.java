package clinic.content.site;

import clinic.content.advice.Advice;
import clinic.content.exercise.Drawing;
import clinic.content.exercise.Exercise;
import clinic.content.publication.Authored;
import clinic.content.treatment.TreatmentMethod;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** Everything that an article shows beside its own text; an item that may no longer be shown is left out. */
record Article(
        Map<UUID, Advice> advice,
        Map<UUID, Exercise> exercises,
        Map<UUID, Drawing> drawings,
        Map<UUID, TreatmentMethod> methods) {

    /** The same, and with it one that is not published. */
    Article with(Authored draft) {
        return new Article(
                with(advice, Advice.class, draft),
                with(exercises, Exercise.class, draft),
                drawings,
                with(methods, TreatmentMethod.class, draft));
    }

    private static <T extends Authored> Map<UUID, T> with(Map<UUID, T> known, Class<T> type, Authored draft) {
        if (!type.isInstance(draft)) {
            return known;
        }
        var all = new HashMap<>(known);
        all.put(draft.id(), type.cast(draft));
        return all;
    }

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
