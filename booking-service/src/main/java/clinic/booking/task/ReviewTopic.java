package clinic.booking.task;

import static clinic.messaging.Taking.on;

import clinic.contracts.content.ReviewRecorded;
import clinic.messaging.Inbox;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** What we hear of the review of content; the bean is bound to its topic in {@code application.yaml}. */
@Configuration(proxyBeanMethods = false)
class ReviewTopic {

    @Bean("reviews")
    Consumer<Message<byte[]>> reviewTopic(Inbox inbox, ReviewTasks tasks) {
        return inbox.of(on(ReviewRecorded.class, tasks::heard));
    }
}
