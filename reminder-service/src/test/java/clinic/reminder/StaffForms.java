package clinic.reminder;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody of staff who fills in forms: takes the token that the page has in its form and in its cookie. */
public final class StaffForms {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]*)\"");

    private final String origin;
    private final String pass;

    public StaffForms(int port, String pass) {
        this.origin = "http://127.0.0.1:" + port;
        this.pass = pass;
    }

    /** Sends a form that stands on a page. */
    public HttpResponse<String> press(String page, String action, Map<String, String> fields) {
        HttpResponse<String> shown = send(HttpRequest.newBuilder(URI.create(origin + page))
                .header("Cookie", "staff-pass=" + pass)
                .GET());
        String cookies = shown.headers().allValues("set-cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
        var token = TOKEN.matcher(shown.body());
        String csrf = token.find() ? "_csrf=" + encoded(token.group(1)) + "&" : "";
        return send(HttpRequest.newBuilder(URI.create(origin + action))
                .header("Cookie", "staff-pass=" + pass + (cookies.isEmpty() ? "" : "; " + cookies))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(csrf
                        + fields.entrySet().stream()
                                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                                .collect(Collectors.joining("&")))));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
