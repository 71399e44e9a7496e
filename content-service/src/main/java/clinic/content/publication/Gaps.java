package clinic.content.publication;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of an item is blank that must not be, or is called as its neighbour is: read off its type, as its form is. A form
 * sends an empty field as a word of no letters, which every type takes.
 */
final class Gaps {

    private final Authored item;
    private final List<Fault> faults = new ArrayList<>();

    private Gaps(Authored item) {
        this.item = item;
    }

    /** In the order of its fields. */
    static List<Fault> of(Authored item) {
        var gaps = new Gaps(item);
        gaps.look(item, "");
        return List.copyOf(gaps.faults);
    }

    private void look(Object part, String prefix) {
        for (var component : part.getClass().getRecordComponents()) {
            var field = prefix + component.getName();
            var value = value(part, component);
            if (isNeeded(component) && saysNothing(value)) {
                add(field, "blank", "");
            } else if (value instanceof List<?> parts) {
                lookAtEach(parts, field);
            }
        }
    }

    private void lookAtEach(List<?> parts, String list) {
        var known = new HashSet<String>();
        for (int at = 0; at < parts.size(); at++) {
            if (parts.get(at) instanceof Record part) {
                var prefix = list + "[" + at + "].";
                look(part, prefix);
                refuseRepeated(part, prefix, known);
            }
        }
    }

    private void refuseRepeated(Record part, String prefix, Set<String> known) {
        for (var component : part.getClass().getRecordComponents()) {
            var own = component.getAnnotation(OwnId.class);
            if (own != null && value(part, component) instanceof String id && !id.isBlank()) {
                var taken = Arrays.asList(own.taken()).contains(id);
                if (!known.add(id) || taken) {
                    add(prefix + component.getName(), "repeated", id);
                }
            }
        }
    }

    private void add(String field, String code, String detail) {
        faults.add(new Fault(item.id(), item.locale(), field, code, detail));
    }

    /** Lines that are all empty are what a form makes of a field that nobody filled in. */
    private static boolean saysNothing(@Nullable Object value) {
        return switch (value) {
            case String words -> words.isBlank();
            case List<?> parts -> parts.stream().allMatch(part -> part instanceof String line && line.isBlank());
            case null, default -> false;
        };
    }

    private static boolean isNeeded(RecordComponent component) {
        return component.isAnnotationPresent(Filled.class) || component.isAnnotationPresent(OwnId.class);
    }

    private static @Nullable Object value(Object part, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(part);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
