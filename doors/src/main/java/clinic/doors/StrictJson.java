package clinic.doors;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request that says more than we understand is refused rather than half obeyed, and so is one that we could only guess
 * at: 1985 is no birth date, 4 is no role, and an empty text is not left out. Events are read the other way: a field
 * that is new there must not stop an older reader.
 */
@Configuration(proxyBeanMethods = false)
@Import(BodyLimit.class)
public class StrictJson implements WebMvcConfigurer {

    private final JsonMapper json;

    StrictJson(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.withJsonConverter(new JacksonJsonHttpMessageConverter(strict(json)));
    }

    /** For other readers of what people write: texts with a character that no database keeps are refused, and the field is told. */
    public static JacksonModule keepableWords() {
        return KeepableWords.jsonWithoutNul();
    }

    static JsonMapper strict(JsonMapper json) {
        return json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .withCoercionConfigDefaults(
                        guess -> guess.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .addModule(KeepableWords.jsonWithoutNul())
                .addModule(WrittenTimes.only())
                .build();
    }
}
