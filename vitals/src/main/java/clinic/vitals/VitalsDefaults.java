package clinic.vitals;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/** Lays under the service's own configuration how every service speaks of itself. */
class VitalsDefaults implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        lay("defaults", environment);
        // Named, even by an empty word, an address is one that is sent to.
        if (!environment.getProperty("clinic.traces.url", "").isBlank()) {
            lay("told-traces", environment);
        }
        lay(environment.acceptsProfiles(Profiles.of("local")) ? "plain-lines" : "json-lines", environment);
    }

    private static void lay(String name, ConfigurableEnvironment environment) {
        try {
            environment
                    .getPropertySources()
                    .addLast(new ResourcePropertySource(
                            "vitals-" + name, new ClassPathResource("clinic/vitals/" + name + ".properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
