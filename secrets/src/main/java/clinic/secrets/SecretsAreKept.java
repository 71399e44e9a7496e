package clinic.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/**
 * Looks, before anything else starts, at the secrets that a service lists under {@code clinic.secrets.needed} and
 * {@code clinic.secrets.if-given}. In the profile {@code local} nobody else reaches the service, and its launcher draws
 * them.
 */
class SecretsAreKept implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final int SHORTEST = 12;
    private static final int FEWEST_CHARACTERS = 6;
    private static final List<String> EXAMPLES =
            List.of("example", "change", "secret", "password", "placeholder", "replace");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (environment.acceptsProfiles(Profiles.of("local"))) {
            return;
        }
        List<String> faults = new ArrayList<>();
        names(environment, "clinic.secrets.needed")
                .forEach(name -> told(faults, name, fault(environment.getProperty(name, ""))));
        names(environment, "clinic.secrets.if-given")
                .filter(name -> !environment.getProperty(name, "").isBlank())
                .forEach(name -> told(faults, name, fault(environment.getProperty(name, ""))));
        if (!faults.isEmpty()) {
            throw new UnsafeSecrets(faults);
        }
    }

    private static Stream<String> names(ConfigurableEnvironment environment, String list) {
        return Binder.get(environment).bind(list, Bindable.listOf(String.class)).orElse(List.of()).stream();
    }

    private static void told(List<String> faults, String name, @Nullable String fault) {
        if (fault != null) {
            String variable = name.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT);
            faults.add("%s (%s) %s".formatted(variable, name, fault));
        }
    }

    /** What is wrong with it; null if nothing is. Never repeats the secret. */
    private static @Nullable String fault(String secret) {
        if (secret.isBlank()) {
            return "is missing";
        }
        if (EXAMPLES.stream().anyMatch(secret.toLowerCase(Locale.ROOT)::contains)) {
            return "is an example";
        }
        if (secret.length() < SHORTEST) {
            return "is shorter than " + SHORTEST + " characters";
        }
        return secret.chars().distinct().count() < FEWEST_CHARACTERS ? "can be guessed" : null;
    }
}
