package clinic.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.DuplicateKeyException;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What the files of Compose say of every part, seen without a Docker. Whether it is so when they run, the scenario of the
 * composed clinic asks.
 */
class ComposeTest {

    private static final String FILE = "docker-compose.yml";

    /** Its own image writes its configuration where its programs are. */
    private static final Set<String> WRITABLE = Set.of("kafka");

    private static final Pattern SETTING = Pattern.compile("^([A-Z_]+)=", Pattern.MULTILINE);

    private static final Set<String> PUBLISHED = Set.of("gateway");

    /** Compose 1.29 lets the last of two equal keys win without a word; Compose 2 refuses the whole file. */
    @ParameterizedTest
    @ValueSource(strings = {FILE, "docker/with-an-issuer.yml", "docker/with-kafka-acls.yml"})
    void keysStandOnce(String file) {
        assertThat(strictly(read(file))).containsKey("services");
    }

    @Test
    void secondKeyIsSeen() {
        assertThatThrownBy(() -> strictly("""
            environment:
              CLINIC_CONTENT_URL: http://content-service:8080
              CLINIC_CONTENT_URL: http://content-service:8080
            """)).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void everyPartIsGuarded() {
        assertThat(parts(strictly(read(FILE)))).hasSizeGreaterThan(6);
        assertThat(unguarded(strictly(read(FILE)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker/with-an-issuer.yml", "docker/with-kafka-acls.yml"})
    void whatIsAddedTakesNoGuardAway(String file) {
        for (Object part : parts(strictly(read(file))).values()) {
            assertThat(((Map<?, ?>) part).keySet().stream().map(String::valueOf))
                    .doesNotContain("cap_add", "security_opt", "privileged", "read_only", "user", "ports");
        }
    }

    @Test
    void missingGuardIsSeen() {
        assertThat(unguarded(strictly("""
            services:
              planted:
                image: planted
                cap_add: [SYS_ADMIN]
                ports: ["0.0.0.0:5432:5432"]
              guarded:
                cap_drop: [ALL]
                security_opt: ["no-new-privileges:true"]
                read_only: true
                mem_limit: 64m
            """)))
                .containsExactly(
                        "planted keeps capabilities",
                        "planted may gain privileges",
                        "planted may be written",
                        "planted has no limit of memory",
                        "planted is published");
    }

    @Test
    void whatIsSetIsHandedOn() {
        assertThat(handedToNobody(read(".env.example"), read(FILE) + read("docker/with-an-issuer.yml")))
                .isEmpty();
    }

    @Test
    void settingThatNobodyGetsIsSeen() {
        assertThat(handedToNobody("HEARD=\nUNHEARD=yes\n#COMPOSE_FILE=\n", "environment: { HEARD: ${HEARD:-} }"))
                .containsExactly("UNHEARD");
    }

    /** Otherwise a database that was put back is taken for one that knows all. */
    @Test
    void whoeverKeepsADatabaseIsToldThatItWasRestored() {
        Map<String, Object> parts = parts(strictly(read(FILE)));
        for (String service : List.of("booking-service", "reminder-service", "content-service")) {
            Map<?, ?> environment =
                    (Map<?, ?>) ((Map<?, ?>) Objects.requireNonNull(parts.get(service))).get("environment");
            assertThat(String.valueOf(environment)).as(service).contains("CLINIC_RESTORED=${CLINIC_RESTORED:-}");
        }
    }

    private static List<String> handedToNobody(String settings, String composed) {
        return SETTING.matcher(settings)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !composed.contains("${" + name + ":") && !composed.contains("${" + name + "-"))
                .toList();
    }

    private static List<String> unguarded(Map<String, Object> composed) {
        return parts(composed).entrySet().stream()
                .flatMap(entry -> {
                    String name = entry.getKey();
                    Map<?, ?> part = (Map<?, ?>) entry.getValue();
                    return Stream.of(
                                    List.of("ALL").equals(part.get("cap_drop")) && !part.containsKey("cap_add")
                                            ? ""
                                            : "keeps capabilities",
                                    String.valueOf(part.get("security_opt")).contains("no-new-privileges:true")
                                            ? ""
                                            : "may gain privileges",
                                    Boolean.TRUE.equals(part.get("read_only")) || WRITABLE.contains(name)
                                            ? ""
                                            : "may be written",
                                    part.containsKey("mem_limit") ? "" : "has no limit of memory",
                                    part.containsKey("ports") && !PUBLISHED.contains(name) ? "is published" : "")
                            .filter(fault -> !fault.isEmpty())
                            .map(fault -> name + " " + fault);
                })
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> parts(Map<String, Object> composed) {
        return (Map<String, Object>) Objects.requireNonNull(composed.get("services"));
    }

    private static String read(String file) {
        return Sources.read(Sources.ofTheHouse().repository().resolve(Path.of(file)));
    }

    private static Map<String, Object> strictly(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options)).load(yaml);
    }
}
