package clinic.reminder.template;

import clinic.reminder.advice.PublishedContent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What words are checked against. */
@Configuration(proxyBeanMethods = false)
class GuardConfiguration {

    @Bean
    PrivacyGuard privacyGuard(PublishedContent content) {
        return new PrivacyGuard(content::conditionNames);
    }
}
