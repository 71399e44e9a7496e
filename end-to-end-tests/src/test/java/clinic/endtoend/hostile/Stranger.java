package clinic.endtoend.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody with cookies like a browser's and no manners: sends any body, of any kind, to any address of the clinic. */
final class Stranger {

    /** An answer that takes longer is a fault of its own: whoever wants to keep a service busy looks for those. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final URI origin;
    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();

    Stranger(URI origin) {
        this.origin = URI.create(origin.getScheme() + "://" + origin.getAuthority());
    }

    /** With all that an account may. */
    static Stranger signedIn(URI origin, String name, String password) {
        Stranger staff = new Stranger(origin);
        Form form = Form.on("/sign-in", staff.get("/sign-in").body()).getFirst();
        HttpResponse<String> answer = staff.submit(form, form.with(Map.of("name", name, "password", password)));
        assertThat(answer.headers().firstValue("location").orElse("")).contains("/staff");
        return staff;
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, null, new byte[0]);
    }

    HttpResponse<String> submit(Form form, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send("POST", form.action(), "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> send(String method, String path, @Nullable String type, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create(origin + path))
                .timeout(LONGEST)
                .header("Sec-Fetch-Site", "same-origin")
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        try {
            return browser.send(request.build(), BodyHandlers.ofString());
        } catch (IOException unanswered) {
            throw new UncheckedIOException(method + " " + path, unanswered);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
