package clinic.content;

import clinic.baremachine.RealInfrastructure;
import clinic.contracts.booking.StaffRole;
import clinic.knocks.Knocks;
import clinic.knocks.PassOffice;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service on a port of its own, and staff with passes from a real office. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@RealInfrastructure
@ActiveProfiles("local")
@Import(Knocks.class)
public abstract class RunningContent {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]*)\"");

    protected static final PassOffice OFFICE = new PassOffice();

    @LocalServerPort
    protected int port;

    @DynamicPropertySource
    static void office(DynamicPropertyRegistry properties) {
        properties.add("clinic.staff.keys-url", OFFICE::url);
    }

    protected HttpResponse<String> get(String path, @Nullable String pass) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (pass != null) {
            request.header("Cookie", "staff-pass=" + pass);
        }
        return send(request);
    }

    protected String pass(UUID staff, StaffRole... roles) {
        return OFFICE.pass(staff, 1, roles);
    }

    /** Sends a form that stands on a page, with the token that the page has in its form and in its cookie. */
    protected HttpResponse<String> press(String pass, String page, String action, Map<String, String> fields) {
        var shown = get(page, pass);
        var cookies = shown.headers().allValues("set-cookie").stream()
                .map(cookie -> "; " + cookie.split(";", 2)[0])
                .collect(Collectors.joining());
        var token = TOKEN.matcher(shown.body());
        var csrf = token.find() ? "_csrf=" + encoded(token.group(1)) + "&" : "";
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + action))
                .header("Cookie", "staff-pass=" + pass + cookies)
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

    protected static HttpResponse<String> send(HttpRequest.Builder request) {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
