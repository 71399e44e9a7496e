package clinic.endtoend.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The staff's API, called as a page of the clinic calls it for somebody who has signed in. */
public final class StaffApi {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final URI origin;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .build();

    private StaffApi(URI origin) {
        this.origin = origin;
    }

    public static StaffApi signedIn(Clinic clinic, String name) {
        StaffApi staff = new StaffApi(clinic.url());
        Matcher token =
                TOKEN.matcher(staff.send(staff.request("/sign-in").GET()).body());
        assertThat(token.find()).as("the form of signing in has a token").isTrue();
        String form = "name=%s&password=%s&_csrf=%s"
                .formatted(encoded(name), encoded(clinic.staffPassword()), encoded(token.group(1)));
        Answer answer = staff.send(staff.request("/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        assertThat(answer.location().orElse("")).as("%s is led on", name).contains("/staff");
        return staff;
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    public Answer put(String path, JsonNode body) {
        return send(
                request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body.toString())));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** All that the browser sends along, for a client of another kind. */
    public String cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** What the browser shows to services that keep no session. */
    public String pass() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("staff-pass"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no pass was given"));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(origin.resolve(path)).header("Sec-Fetch-Site", "same-origin");
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return Answer.of(browser.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8);
    }
}
