package clinic.reminder.plan;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rules that are in force. */
@Configuration(proxyBeanMethods = false)
class PlanConfiguration {

    @Bean
    ReminderPlan reminderPlan() {
        return new ReminderPlan(Rule.SHIPPED, SendingWindow.SHIPPED);
    }
}
