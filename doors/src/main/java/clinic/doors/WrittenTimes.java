package clinic.doors;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Days, times and lengths are written as ISO 8601 has them: a number would be counted from a day that nobody named. */
final class WrittenTimes extends DelegatingDeserializer {

    private WrittenTimes(ValueDeserializer<?> reading) {
        super(reading);
    }

    static SimpleModule only() {
        return new SimpleModule("written-times").setDeserializerModifier(new ValueDeserializerModifier() {
            @Override
            public ValueDeserializer<?> modifyDeserializer(
                    DeserializationConfig config, BeanDescription.Supplier type, ValueDeserializer<?> reading) {
                return type.getBeanClass().getPackageName().equals("java.time") ? new WrittenTimes(reading) : reading;
            }
        });
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> reading) {
        return new WrittenTimes(reading);
    }

    @Override
    public Object deserialize(JsonParser json, DeserializationContext context) {
        return json.hasToken(JsonToken.VALUE_STRING)
                ? super.deserialize(json, context)
                : context.handleUnexpectedToken(handledType(), json);
    }
}
