package clinic.clock;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Gives every service its {@link Clock}: plain UTC, or in the profile demo one that can be moved. */
@AutoConfiguration
class ClockConfiguration {

    @Configuration(proxyBeanMethods = false)
    @Profile("!demo")
    static class Plain {
        @Bean
        @ConditionalOnMissingBean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Profile("demo")
    static class Movable {
        @Bean
        OffsetFile offsetFile(@Value("${clinic.clock.file:#{null}}") @Nullable Path path) {
            return new OffsetFile(path);
        }

        @Bean
        @ConditionalOnMissingBean(Clock.class)
        MovableClock clock(OffsetFile file) {
            return new MovableClock(Clock.systemUTC(), file.read());
        }

        @Bean
        @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
        @ConditionalOnBean(MovableClock.class)
        ClockEndpoints clockEndpoints(
                MovableClock clock, ObjectProvider<DueWork> works, ApplicationEventPublisher events) {
            return new ClockEndpoints(clock, works, events);
        }
    }
}
