package clinic.knocks;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody of staff who fills in forms: takes the token that the page has in its form and in its cookie. */
public final class StaffForms {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]*)\"");

    private final String origin;
    private final String pass;

    public StaffForms(int port, String pass) {
        this.origin = "http://127.0.0.1:" + port;
        this.pass = pass;
    }

    /** What stands on a page before it is filled in. */
    private record Shown(String token, String cookies) {}

    /** Sends a form that stands on a page. */
    public HttpResponse<String> press(String page, String action, Map<String, String> fields) {
        Shown shown = shown(page);
        String form = Stream.concat(
                        Stream.of(Map.entry("_csrf", shown.token()))
                                .filter(token -> !token.getValue().isEmpty()),
                        fields.entrySet().stream())
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(to(action, shown)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** Sends files, by name, with the form that stands on the page that they are sent to. */
    public HttpResponse<String> upload(String page, String field, Map<String, byte[]> files) {
        Shown shown = shown(page);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, "name=\"_csrf\"", shown.token().getBytes(StandardCharsets.UTF_8));
        files.forEach((name, bytes) -> part(body, "name=\"" + field + "\"; filename=\"" + name + "\"", bytes));
        body.writeBytes("--clinic--\r\n".getBytes(StandardCharsets.UTF_8));
        return send(to(page, shown)
                .header("Content-Type", "multipart/form-data; boundary=clinic")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private Shown shown(String page) {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create(origin + page)).header("Cookie", "staff-pass=" + pass));
        String cookies = answer.headers().allValues("set-cookie").stream()
                .map(cookie -> "; " + cookie.split(";", 2)[0])
                .collect(Collectors.joining());
        var token = TOKEN.matcher(answer.body());
        return new Shown(token.find() ? token.group(1) : "", cookies);
    }

    private HttpRequest.Builder to(String action, Shown shown) {
        return HttpRequest.newBuilder(URI.create(origin + action))
                .header("Cookie", "staff-pass=" + pass + shown.cookies())
                .header("Sec-Fetch-Site", "same-origin");
    }

    private static void part(ByteArrayOutputStream body, String name, byte[] bytes) {
        body.writeBytes(
                ("--clinic\r\nContent-Disposition: form-data; " + name + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(bytes);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            return browser.send(request.build(), BodyHandlers.ofString());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
