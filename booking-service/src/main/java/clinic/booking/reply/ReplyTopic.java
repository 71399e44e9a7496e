package clinic.booking.reply;

import static clinic.messaging.Taking.on;

import clinic.contracts.reminder.AddressUndeliverable;
import clinic.contracts.reminder.CancellationAsked;
import clinic.contracts.reminder.OptOutReceived;
import clinic.contracts.reminder.ReplyUnclear;
import clinic.contracts.reminder.VisitConfirmed;
import clinic.messaging.Inbox;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** What patients wrote, bound to its topic in {@code application.yaml}. */
@Configuration(proxyBeanMethods = false)
class ReplyTopic {

    @Bean
    Consumer<Message<byte[]>> replies(Inbox inbox, DecideReply decide) {
        return inbox.of(
                on(VisitConfirmed.class, decide::confirmed),
                on(CancellationAsked.class, decide::cancellationAsked),
                on(ReplyUnclear.class, decide::unclear),
                on(OptOutReceived.class, decide::optedOut),
                on(AddressUndeliverable.class, decide::undeliverable));
    }
}
