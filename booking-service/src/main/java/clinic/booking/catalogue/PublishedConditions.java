package clinic.booking.catalogue;

import static clinic.messaging.Taking.on;

import clinic.booking.catalogue.Conditions.NamedChoice;
import clinic.booking.catalogue.Conditions.SwitchChoice;
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
                switches(published),
                published.publication().locale(),
                published.publication().version());
        // Told whole, so that it is known what it was called even where nothing was heard of it before.
        if (published.publication().withdrawnAt() != null) {
            conditions.withdraw(
                    published.publication().itemId(),
                    published.publication().locale(),
                    published.publication().version());
        }
    }

    private static List<NamedChoice> mechanisms(ConditionPublished published) {
        return published.mechanisms() == null
                ? List.of()
                : published.mechanisms().stream()
                        .map(mechanism -> new NamedChoice(mechanism.id(), mechanism.name()))
                        .toList();
    }

    private static List<SwitchChoice> switches(ConditionPublished published) {
        return published.switches() == null
                ? List.of()
                : published.switches().stream()
                        .map(one -> new SwitchChoice(
                                one.id(),
                                one.name(),
                                one.choices().stream()
                                        .map(choice -> new NamedChoice(choice.id(), choice.name()))
                                        .toList()))
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
