package clinic.endtoend.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The Keycloak that {@code try-keycloak} starts, with the realm for the clinic: an issuer that is not ours. */
public final class Keycloak implements AutoCloseable {

    /** With Maven's property {@code clinic.left-out=nothing} it is fetched before the scenarios start. */
    private static final Path ZIP = Path.of("target", "keycloak.zip").toAbsolutePath();

    private static final Path SCRIPT = LaunchedClinic.repository().resolve("end-to-end-tests/keycloak/try-keycloak");

    private static final Duration START = Duration.ofMinutes(10);

    private static final Pattern SETTING = Pattern.compile("export (CLINIC_\\w+)=(\\S+)");

    private static final String PASSWORD = "a-trial-of-an-afternoon";

    private final Process process;
    private final Path output;
    private final Http http;

    private Keycloak(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.http = new Http(URI.create("http://localhost:" + port));
    }

    /** @param clinic where the clinic will be found */
    public static Keycloak knowing(URI clinic) throws IOException {
        assertThat(ZIP).as("fetched with -Dclinic.left-out=nothing").exists();
        int port = LaunchedClinic.freePort();
        Path output = Files.createTempFile(ZIP.getParent(), "keycloak-", ".log");
        ProcessBuilder command = new ProcessBuilder(SCRIPT.toString(), ZIP.toString(), Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        command.environment()
                .put("KEYCLOAK_FOLDER", ZIP.resolveSibling("keycloak").toString());
        command.environment().put("KEYCLOAK_TRIAL_PASSWORD", PASSWORD);
        command.environment().put("CLINIC_PUBLIC_URL", clinic.toString());
        Keycloak keycloak = new Keycloak(command.start(), output, port);
        keycloak.awaitRealm();
        return keycloak;
    }

    private void awaitRealm() {
        try {
            await("Keycloak's realm").atMost(START).until(() -> !process.isAlive() || knowsTheRealm());
            assertThat(process.isAlive()).as(said()).isTrue();
        } catch (RuntimeException | AssertionError late) {
            close();
            throw late;
        }
    }

    private boolean knowsTheRealm() {
        try {
            return http.get("/realms/clinic/.well-known/openid-configuration").status() == 200;
        } catch (UncheckedIOException starting) {
            return false;
        }
    }

    /** What it says to start the clinic with. */
    public Map<String, String> settings() {
        return SETTING.matcher(said())
                .results()
                .collect(Collectors.toMap((MatchResult setting) -> setting.group(1), setting -> setting.group(2)));
    }

    /** Everybody's of the realm. */
    public String password() {
        return PASSWORD;
    }

    /** Its administrator gives somebody a role of the realm. */
    public void gives(String account, String role) {
        JsonNode given = administer("/roles/" + role);
        Answer answer = http.post(
                "/admin/realms/clinic/users/%s/role-mappings/realm".formatted(id(account)), List.of(given), bearer());
        assertThat(answer.status()).isEqualTo(204);
    }

    /** Its administrator ends the session somebody has. */
    public void endsTheSessionOf(String account) {
        Answer answer = http.post("/admin/realms/clinic/users/%s/logout".formatted(id(account)), "", bearer());
        assertThat(answer.status()).isEqualTo(204);
    }

    private String id(String account) {
        return administer("/users?exact=true&username=" + account)
                .path(0)
                .path("id")
                .asString();
    }

    private JsonNode administer(String path) {
        return http.get("/admin/realms/clinic" + path, bearer()).json();
    }

    private Map<String, String> bearer() {
        Answer token = http.submit(
                "/realms/master/protocol/openid-connect/token",
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", PASSWORD),
                Map.of());
        return Map.of(
                "Authorization", "Bearer " + token.json().path("access_token").asString());
    }

    private String said() {
        try {
            return Files.readString(output);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The script has become the server: there is one process to end, and its children. */
    @Override
    public void close() {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
