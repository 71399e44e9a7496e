package clinic.content.editorial;

import clinic.clock.DueWatch;
import java.time.Clock;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.event.TransactionalApplicationListener;

/** Has the other services told of reviews: when a day begins, and when somebody has published something or taken it back. */
@Configuration(proxyBeanMethods = false)
class ReviewWatch {

    @Bean
    DueWatch reviews(TellReviews reviews, Clock clock) {
        return new DueWatch("reviews", reviews, reviews::tell, clock);
    }

    @Bean
    TransactionalApplicationListener<PayloadApplicationEvent<Step>> reviewsSettled(DueWatch reviews) {
        return TransactionalApplicationListener.forPayload(step -> {
            if (step.what().changesWhatIsPublished()) {
                reviews.wake();
            }
        });
    }
}
