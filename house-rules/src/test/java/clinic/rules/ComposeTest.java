package clinic.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.DuplicateKeyException;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Compose 1.29 lets the last of two equal keys win without a word; Compose 2 refuses the whole file. */
class ComposeTest {

    @Test
    void keysStandOnce() {
        Map<String, Object> composed =
                strictly(Sources.read(Sources.ofTheHouse().repository().resolve("docker-compose.yml")));

        assertThat(composed).containsKeys("services", "networks", "volumes");
    }

    @Test
    void secondKeyIsSeen() {
        assertThatThrownBy(() -> strictly("""
                        environment:
                          CLINIC_CONTENT_URL: http://content-service:8080
                          CLINIC_CONTENT_URL: http://content-service:8080
                        """)).isInstanceOf(DuplicateKeyException.class);
    }

    private static Map<String, Object> strictly(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options)).load(yaml);
    }
}
