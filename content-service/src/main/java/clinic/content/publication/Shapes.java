package clinic.content.publication;

import clinic.content.publication.Shape.Field;
import clinic.content.publication.Shape.Group;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How each kind of content is built, read off its type: a new field of a kind is one more field of its form. */
@Component
public class Shapes {

    private final Kinds kinds;

    Shapes(Kinds kinds) {
        this.kinds = kinds;
    }

    /** What somebody writes of an item of this kind. */
    public Group of(String kind) {
        return group(null, kinds.named(kind).type());
    }

    private static Group group(@Nullable String word, Class<?> type) {
        return new Group(
                word,
                Arrays.stream(type.getRecordComponents())
                        .filter(component -> !ItemReader.NOT_WRITTEN.contains(component.getName())
                                // A part of an item has an id of its own, which is written.
                                || !Authored.class.isAssignableFrom(type))
                        .map(component -> new Field(component.getName(), shape(component)))
                        .toList());
    }

    private static Shape shape(RecordComponent component) {
        var type = component.getGenericType();
        var several = type instanceof ParameterizedType;
        var of = several ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
        if (!(of instanceof Class<?> single)) {
            throw notForAForm(type);
        }
        if (single == UUID.class) {
            var kind = component.getAnnotation(OfKind.class);
            if (kind == null) {
                throw notForAForm(type);
            }
            return new Shape.Reference(kind.value(), several);
        }
        if (single.isEnum()) {
            return new Shape.Choice(
                    Arrays.stream(single.getEnumConstants()).map(Shapes::word).toList(), several);
        }
        if (several) {
            return single == String.class ? new Shape.Lines() : new Shape.Many(groups(single));
        }
        return single == String.class ? new Shape.Text(component.isAnnotationPresent(OneLine.class)) : plain(single);
    }

    private static Shape plain(Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return new Shape.Number();
        }
        if (type == LocalDate.class) {
            return new Shape.Day();
        }
        if (type == LocalTime.class) {
            return new Shape.Time();
        }
        throw notForAForm(type);
    }

    private static List<Group> groups(Class<?> type) {
        var kinds = type.getAnnotation(JsonSubTypes.class);
        return kinds == null
                ? List.of(group(null, type))
                : Arrays.stream(kinds.value())
                        .map(kind -> group(kind.name(), kind.value()))
                        .toList();
    }

    private static String word(Object constant) {
        try {
            var name = ((Enum<?>) constant).name();
            var written = constant.getClass().getField(name).getAnnotation(JsonProperty.class);
            return written == null ? name : written.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static IllegalStateException notForAForm(Type type) {
        return new IllegalStateException("nobody has said how " + type + " is typed into a form");
    }
}
