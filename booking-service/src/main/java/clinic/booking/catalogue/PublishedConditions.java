package clinic.booking.catalogue;

import static clinic.messaging.Taking.on;

import clinic.booking.catalogue.Conditions.MechanismChoice;
import clinic.booking.catalogue.SafetyQuestion.Level;
import clinic.contracts.content.ConditionPublished;
import clinic.contracts.content.RedFlag;
import clinic.messaging.Inbox;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Takes in what content publishes, as far as booking needs it. */
@Configuration(proxyBeanMethods = false)
class PublishedConditions {

    @Bean("publications")
    Consumer<Message<byte[]>> publishedConditions(Inbox inbox, Conditions conditions) {
        return inbox.of(on(ConditionPublished.class, published -> keep(published, conditions)));
    }

    private static void keep(ConditionPublished published, Conditions conditions) {
        conditions.keep(
                new Condition(
                        published.publication().itemId(),
                        published.slug(),
                        published.name(),
                        published.redFlags().stream()
                                .map(PublishedConditions::question)
                                .toList(),
                        published.suitedTreatments()),
                mechanisms(published),
                published.publication().locale(),
                published.publication().version());
    }

    private static List<MechanismChoice> mechanisms(ConditionPublished published) {
        return published.mechanisms() == null
                ? List.of()
                : published.mechanisms().stream()
                        .map(mechanism -> new MechanismChoice(mechanism.id(), mechanism.name()))
                        .toList();
    }

    private static SafetyQuestion question(RedFlag flag) {
        return new SafetyQuestion(
                flag.id(),
                flag.question(),
                switch (flag.level()) {
                    case EMERGENCY -> Level.EMERGENCY;
                    case CONTACT_CARE_TODAY -> Level.CONTACT_CARE_TODAY;
                });
    }
}
