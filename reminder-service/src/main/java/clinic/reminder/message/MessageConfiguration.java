package clinic.reminder.message;

import clinic.reminder.template.PrivacyGuard;
import clinic.reminder.template.Templates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Messages go by the templates in force. */
@Configuration(proxyBeanMethods = false)
class MessageConfiguration {

    @Bean
    Wording wording(Templates templates, FactsInWords facts, Letters letters, PrivacyGuard guard, Links links) {
        return new Wording(templates::inForce, facts, letters, guard, links);
    }
}
