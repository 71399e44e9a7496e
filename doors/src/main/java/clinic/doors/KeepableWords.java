package clinic.doors;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * No form and no call brings the one character that PostgreSQL keeps in no text. Nobody types it; each place that writes
 * what was typed would else have to look for it, and the one that forgot would answer that the fault was ours.
 */
@Configuration(proxyBeanMethods = false)
class KeepableWords {

    private static final char NUL = '\0';

    @Bean
    static HttpFirewall formsWithoutNul() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf(NUL) < 0);
        return firewall;
    }

    /** The same for JSON, where the field is told. */
    static SimpleModule jsonWithoutNul() {
        return new SimpleModule().addDeserializer(String.class, new WithoutNul());
    }

    private static final class WithoutNul extends StdScalarDeserializer<String> {

        WithoutNul() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) {
            String text = StringDeserializer.instance.deserialize(json, context);
            if (text != null && text.indexOf(NUL) >= 0) {
                throw context.weirdStringException("", String.class, "a character that cannot be kept");
            }
            return text;
        }
    }
}
