package clinic.reminder.template;

import clinic.reminder.advice.PublishedContent;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What words are checked against. */
@Configuration(proxyBeanMethods = false)
class GuardConfiguration {

    @Bean
    PrivacyGuard privacyGuard(PublishedContent content, TreatmentNames treatments) {
        return new PrivacyGuard(() -> {
            List<String> names = new ArrayList<>(content.conditionNames());
            names.addAll(treatments.telling());
            return names;
        });
    }
}
