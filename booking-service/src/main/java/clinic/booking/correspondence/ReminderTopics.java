package clinic.booking.correspondence;

import static clinic.messaging.Taking.on;

import clinic.contracts.reminder.AnswersSeen;
import clinic.contracts.reminder.CheckInAnswered;
import clinic.contracts.reminder.DecisionTaken;
import clinic.contracts.reminder.FollowUpEnded;
import clinic.contracts.reminder.FollowUpStarted;
import clinic.contracts.reminder.MessageDelivered;
import clinic.contracts.reminder.MessageNotSent;
import clinic.contracts.reminder.MessageSent;
import clinic.contracts.reminder.RedFlagRaised;
import clinic.messaging.Inbox;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** What we hear from reminder-service; each bean is bound to its topic in {@code application.yaml}. */
@Configuration(proxyBeanMethods = false)
class ReminderTopics {

    @Bean
    Consumer<Message<byte[]>> messages(Inbox inbox, KeepCorrespondence keep) {
        return inbox.of(
                on(MessageSent.class, keep::sent),
                on(MessageDelivered.class, keep::delivered),
                on(MessageNotSent.class, keep::notSent));
    }

    @Bean
    Consumer<Message<byte[]>> followUps(Inbox inbox, KeepCorrespondence keep, SeenElsewhere seen) {
        return inbox.of(
                on(FollowUpStarted.class, keep::followUpStarted),
                on(CheckInAnswered.class, keep::answered),
                on(RedFlagRaised.class, keep::redFlagRaised),
                on(FollowUpEnded.class, keep::followUpEnded),
                on(AnswersSeen.class, seen::answersSeen),
                on(DecisionTaken.class, seen::decisionTaken));
    }
}
