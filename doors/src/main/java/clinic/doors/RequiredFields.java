package clinic.doors;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** In the document, too, a field is always there unless the code says that it may be null or is left out when empty. */
class RequiredFields implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        Schema<?> schema = others.hasNext() ? others.next().resolve(type, context, others) : null;
        Class<?> code = Json.mapper().constructType(type.getType()).getRawClass();
        Schema<?> model = schema == null || schema.get$ref() == null
                ? schema
                : context.getDefinedModels()
                        .get(schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1));
        if (code.isRecord() && model != null) {
            for (RecordComponent field : code.getRecordComponents()) {
                if (isAlwaysThere(field)
                        && (model.getRequired() == null || !model.getRequired().contains(field.getName()))) {
                    model.addRequiredItem(field.getName());
                }
            }
        }
        return schema;
    }

    private static boolean isAlwaysThere(RecordComponent field) {
        return !field.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && !field.getAccessor().isAnnotationPresent(JsonInclude.class);
    }
}
