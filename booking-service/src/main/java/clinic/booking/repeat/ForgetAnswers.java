package clinic.booking.repeat;

import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Forgets once an hour what requests were answered more than a day ago. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ForgetAnswers {

    private final KeptAnswers kept;

    ForgetAnswers(KeptAnswers kept) {
        this.kept = kept;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void forgetOld() {
        kept.forgetOld();
    }
}
