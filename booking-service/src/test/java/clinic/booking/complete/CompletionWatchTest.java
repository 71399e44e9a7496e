package clinic.booking.complete;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class CompletionWatchTest {

    private static final String SETTING = "clinic.booking.completed-by-clock=";

    /** Nobody here has anything to complete. */
    @Configuration(proxyBeanMethods = false)
    @Import(CompletionWatch.class)
    static class Clinic {}

    @Test
    void clinicThatCompletesVisitsItselfHasNoClockThatDoes() {
        new ApplicationContextRunner()
                .withUserConfiguration(Clinic.class)
                .withPropertyValues(SETTING + false)
                .run(service -> assertThat(service).hasNotFailed().doesNotHaveBean("completion"));
        new ApplicationContextRunner()
                .withUserConfiguration(Clinic.class)
                .withPropertyValues(SETTING + true)
                .run(service -> assertThat(service).hasFailed());
    }
}
