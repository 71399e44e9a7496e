package clinic.endtoend.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Plain requests to one origin, without a browser; redirects are answers too. */
public final class Http {

    private static final JsonMapper JSON = new JsonMapper();

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final String origin;
    private final Duration patience;
    private final HttpClient client;

    public Http(URI origin) {
        this(origin, PATIENCE);
    }

    /** @param patience how long an answer may take */
    public Http(URI origin, Duration patience) {
        this.patience = patience;
        // Put together, not resolved: a path that a careful client would tidy must arrive as it is.
        this.origin = origin.getScheme() + "://" + origin.getAuthority();
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    public Answer get(String path) {
        return send(request(path).GET().build());
    }

    public Answer get(String path, Map<String, String> headers) {
        var request = request(path);
        headers.forEach(request::header);
        return send(request.GET().build());
    }

    public Answer post(String path, Object json, Map<String, String> headers) {
        var request = request(path).header("Content-Type", "application/json");
        headers.forEach(request::header);
        return send(request.POST(HttpRequest.BodyPublishers.ofString(
                        json instanceof String text ? text : JSON.writeValueAsString(json)))
                .build());
    }

    public Answer delete(String path) {
        return send(request(path).DELETE().build());
    }

    public Answer submit(String path, Map<String, String> form, Map<String, String> headers) {
        var request = request(path).header("Content-Type", "application/x-www-form-urlencoded");
        headers.forEach(request::header);
        String body = form.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request.POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path)).timeout(patience);
    }

    private Answer send(HttpRequest request) {
        try {
            return Answer.of(client.send(request, BodyHandlers.ofString()));
        } catch (IOException unreachable) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + request.uri(), stopped);
        }
    }
}
