package clinic.content.publication;

import com.fasterxml.jackson.annotation.JacksonInject;
import java.io.Serial;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.InjectableValues;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/** Reads a field that was {@link AddedLater} and is not written as empty; any other that is missing is refused. */
final class Unwritten extends InjectableValues {

    /** Tells which fields may be missing. */
    static final class MayBe extends JacksonAnnotationIntrospector {

        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public JacksonInject.@Nullable Value findInjectableValue(MapperConfig<?> config, AnnotatedMember field) {
            return field.hasAnnotation(AddedLater.class)
                    ? JacksonInject.Value.construct(AddedLater.class.getName(), true, true)
                    : super.findInjectableValue(config, field);
        }
    }

    @Override
    public Object findInjectableValue(
            DeserializationContext reading,
            Object id,
            BeanProperty field,
            @Nullable Object item,
            @Nullable Boolean optional,
            @Nullable Boolean useInput) {
        Class<?> type = field.getType().getRawClass();
        return type == String.class ? "" : type == Set.class ? Set.of() : List.of();
    }

    @Override
    public InjectableValues snapshot() {
        return this;
    }
}
