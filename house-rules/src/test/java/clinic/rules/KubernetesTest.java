package clinic.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The manifests, held against Kubernetes' own schema (the models that its project generates from its OpenAPI) and
 * against docker-compose.yml, which is run: no cluster is.
 */
class KubernetesTest {

    private static final Path REPOSITORY = Sources.ofTheHouse().repository();
    private static final Path MANIFESTS = REPOSITORY.resolve("kubernetes");

    /** In docker-compose.yml: a value without which it does not start. */
    private static final Pattern NEEDED = Pattern.compile("\\$\\{\\w+:\\?");

    /** Nobody moves the clock on a cluster. */
    private static final Set<String> OF_THE_DEMO = Set.of("SPRING_PROFILES_ACTIVE", "CLINIC_CLOCK_FILE");

    @ParameterizedTest
    @MethodSource("manifests")
    void isWhatKubernetesReads(Path manifest) {
        assertThat(documents(Sources.read(manifest)))
                .isNotEmpty()
                .allSatisfy(document -> assertThatCode(() -> check(document)).doesNotThrowAnyException());
    }

    @Test
    void misspeltKeyIsSeen() {
        assertThatThrownBy(() -> check(read("{ kind: Service, spec: { port: [] } }")))
                .hasStackTraceContaining("`port`");
    }

    @Test
    void misspeltKeyDeepInAPatchIsSeen() {
        JsonObject patch = read("""
                kind: Deployment
                spec:
                  template:
                    spec:
                      containers: [{ name: part, securityContext: { readOnly: true } }]
                """);

        assertThatThrownBy(() -> check(patch)).hasStackTraceContaining("`readOnly`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"booking-service", "reminder-service", "content-service", "gateway"})
    void isToldWhatComposeMayNotGoWithout(String part) throws IOException {
        assertThat(told(part)).containsAll(needed(part));
    }

    @Test
    void everyPartIsToldWhatComposeTellsEveryPart() throws IOException {
        JsonObject compose = compose();

        assertThat(told("gateway")).containsAll(all(compose.getAsJsonObject("x-everywhere")));
        for (String service : List.of("booking-service", "reminder-service", "content-service")) {
            assertThat(told(service)).containsAll(all(compose.getAsJsonObject("x-broker")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"booking-service", "reminder-service", "content-service", "gateway"})
    void mayTakeAsMuchMemoryAsComposed(String part) {
        String limit = composed(part).get("mem_limit").getAsString();

        assertThat(Sources.read(MANIFESTS.resolve("base/" + part + ".yaml")))
                .contains("limits: { memory: " + limit.replace("m", "Mi") + " }");
    }

    /** Whom a port lets in must be let out to it: nobody reaches anything but by a line on each side. */
    @Test
    void whoeverIsLetInIsLetOut() {
        assertThat(letInAndNotOut(Sources.read(MANIFESTS.resolve("base/networks.yaml"))))
                .isEmpty();
    }

    @Test
    void whoeverIsLetInAndNotOutIsSeen() {
        assertThat(letInAndNotOut("""
                kind: NetworkPolicy
                metadata: { name: readers }
                spec:
                  podSelector: {}
                  ingress: [{ from: [{ podSelector: { matchLabels: { app: reader } } }], ports: [{ port: figures }] }]
                ---
                kind: NetworkPolicy
                metadata: { name: others }
                spec: { podSelector: { matchLabels: { app: other } }, egress: [{ ports: [{ port: figures }] }] }
                """)).containsExactly("readers");
    }

    private static List<String> letInAndNotOut(String networks) {
        List<JsonObject> policies = documents(networks);
        return policies.stream()
                .filter(policy -> rules(policy, "ingress")
                        .filter(rule -> rule.has("from"))
                        .anyMatch(rule -> !isLetOut(rule, policies)))
                .map(policy -> policy.getAsJsonObject("metadata").get("name").getAsString())
                .toList();
    }

    private static boolean isLetOut(JsonObject in, List<JsonObject> policies) {
        return each(in, "from")
                .allMatch(reader -> each(in, "ports")
                        .allMatch(port -> policies.stream()
                                .filter(policy -> isAbout(policy, reader.get("podSelector")))
                                .flatMap(policy -> rules(policy, "egress"))
                                .anyMatch(out -> each(out, "ports").anyMatch(port::equals))));
    }

    private static boolean isAbout(JsonObject policy, JsonElement pods) {
        JsonElement about = policy.getAsJsonObject("spec").get("podSelector");
        return about.equals(pods) || about.equals(new JsonObject());
    }

    private static Stream<JsonObject> rules(JsonObject policy, String direction) {
        return each(policy.getAsJsonObject("spec"), direction);
    }

    private static Stream<JsonObject> each(JsonObject of, String name) {
        return of.has(name)
                ? of.getAsJsonArray(name).asList().stream().map(JsonElement::getAsJsonObject)
                : Stream.empty();
    }

    private static Stream<Path> manifests() throws IOException {
        try (Stream<Path> files = Files.walk(MANIFESTS)) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("kustomization.yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /** A patch has no selector, which a whole Deployment must have: of it what it says of the pods is checked. */
    private static void check(JsonObject document) throws ReflectiveOperationException {
        JsonObject spec = document.getAsJsonObject("spec");
        String kind = document.get("kind").getAsString();
        if ("Deployment".equals(kind) && !spec.has("selector")) {
            check("PodSpec", spec.getAsJsonObject("template").get("spec"));
        } else {
            check(kind, document);
        }
    }

    private static void check(String kind, JsonElement read) throws ReflectiveOperationException {
        Class.forName("io.kubernetes.client.openapi.models.V1" + kind)
                .getMethod("validateJsonElement", JsonElement.class)
                .invoke(null, read);
    }

    private static Set<String> told(String part) throws IOException {
        Set<String> told = new TreeSet<>();
        for (String file : List.of("clinic", part)) {
            Path settings = MANIFESTS.resolve("example/" + file + ".env");
            if (Files.exists(settings)) {
                Files.readAllLines(settings).stream()
                        .filter(line -> !line.startsWith("#"))
                        .forEach(line -> told.add(line.substring(0, line.indexOf('='))));
            }
        }
        return told;
    }

    private static Set<String> all(JsonObject settings) {
        return settings.keySet().stream()
                .filter(setting -> !OF_THE_DEMO.contains(setting))
                .collect(Collectors.toSet());
    }

    private static Set<String> needed(String part) {
        return composed(part).getAsJsonObject("environment").entrySet().stream()
                .filter(setting ->
                        NEEDED.matcher(setting.getValue().getAsString()).lookingAt())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static JsonObject composed(String part) {
        return compose().getAsJsonObject("services").getAsJsonObject(part);
    }

    private static JsonObject compose() {
        return read(Sources.read(REPOSITORY.resolve("docker-compose.yml")));
    }

    private static JsonObject read(String yaml) {
        return documents(yaml).getFirst();
    }

    private static List<JsonObject> documents(String yaml) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        Iterable<Object> read = new Yaml(new SafeConstructor(strict)).loadAll(yaml);
        return StreamSupport.stream(read.spliterator(), false)
                .map(document -> new Gson().toJsonTree(document).getAsJsonObject())
                .toList();
    }
}
