package clinic.booking.issuer;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody's browser at the issuer, with the session they have there. */
public final class AtTheIssuer {

    private static final int MOST_STEPS = 8;
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String name;

    public AtTheIssuer(String name) {
        this.name = name;
    }

    /** Goes where the clinic sends them, signs in if they are asked to, and says where at the clinic they are led. */
    public String goesTo(String address) {
        URI at = URI.create(address);
        for (int step = 0; step < MOST_STEPS; step++) {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(at).header("Accept", "text/html"));
            if (answer.statusCode() == 200 && at.getPath().equals("/login")) {
                answer = signIn(at, answer.body());
            }
            String next = answer.headers()
                    .firstValue("location")
                    .orElseThrow(() -> new AssertionError("The issuer leads nowhere"));
            at = at.resolve(next);
            if ("clinic.example".equals(at.getHost())) {
                return at.getRawPath() + (at.getRawQuery() == null ? "" : "?" + at.getRawQuery());
            }
        }
        throw new AssertionError("The issuer leads round and round");
    }

    private HttpResponse<String> signIn(URI page, String html) {
        Matcher token = TOKEN.matcher(html);
        if (!token.find()) {
            throw new AssertionError(html);
        }
        String form = "username=" + name + "&password="
                + URLEncoder.encode(StandingIssuer.PASSWORD, StandardCharsets.UTF_8) + "&_csrf="
                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        return send(HttpRequest.newBuilder(page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
