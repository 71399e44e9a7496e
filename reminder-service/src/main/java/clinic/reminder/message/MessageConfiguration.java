package clinic.reminder.message;

import clinic.reminder.advice.PublishedContent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What words are checked against. */
@Configuration(proxyBeanMethods = false)
class MessageConfiguration {

    @Bean
    PrivacyGuard privacyGuard(PublishedContent content) {
        return new PrivacyGuard(content::conditionNames);
    }
}
