package clinic.content.publication;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The texts that come along are samples that no clinician stands for: only the fictional clinic publishes them. */
class SamplesTest {

    private static final String FOLDER = "clinic.content.folder";

    private final ApplicationContextRunner settings =
            new ApplicationContextRunner().withInitializer(new ConfigDataApplicationContextInitializer());

    @ParameterizedTest
    @ValueSource(strings = {"demo", "local"})
    void demoPublishesThem(String profile) {
        settings.withPropertyValues("spring.profiles.active=" + profile)
                .run(clinic ->
                        assertThat(clinic.getEnvironment().getProperty(FOLDER)).isEqualTo("classpath*:content"));
    }

    @Test
    void clinicOfItsOwnDoesNot() {
        settings.run(clinic ->
                assertThat(clinic.getEnvironment().getProperty(FOLDER)).isNull());
    }
}
