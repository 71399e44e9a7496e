package clinic.site;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** A service that has nothing but the dependency on the site, started for real on a free port. */
final class SampleSite implements AutoCloseable {

    private final WebServerApplicationContext context;
    private final HttpClient browser = HttpClient.newHttpClient();

    SampleSite(String... profiles) {
        context = (WebServerApplicationContext)
                new SpringApplicationBuilder(Service.class).profiles(profiles).run("--server.port=0");
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(HttpRequest.newBuilder(at(path)).GET(), headers);
    }

    HttpResponse<String> post(String path, String... headers) {
        return send(HttpRequest.newBuilder(at(path)).POST(HttpRequest.BodyPublishers.noBody()), headers);
    }

    LastCall lastCall() {
        return context.getBean(LastCall.class);
    }

    /** The address of a file, as a page names it. */
    String asset(String file) {
        return context.getBean(Assets.class).at(file);
    }

    URI at(String path) {
        var server = Objects.requireNonNull(context.getWebServer());
        return URI.create("http://localhost:" + server.getPort() + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        request.header("Accept", "text/html");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        SpringApplication.exit(context);
    }

    @SpringBootApplication
    @Controller
    static class Service {

        @GetMapping("/sample")
        String sample(Model model) throws IOException {
            var file = new ClassPathResource("templates/icons.html").getContentAsString(StandardCharsets.UTF_8);
            model.addAttribute(
                    "icons",
                    Pattern.compile("th:fragment=\"(\\w+)\"")
                            .matcher(file)
                            .results()
                            .map(icon -> icon.group(1))
                            .toList());
            return "sample";
        }

        @PostMapping("/sample")
        @ResponseBody
        String accept() {
            return "accepted";
        }

        @GetMapping("/broken")
        String broken() {
            throw new IllegalStateException("planted");
        }

        @GetMapping("/often")
        String often() {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }

        @GetMapping("/api/teapot")
        String teapot() {
            throw new ResponseStatusException(HttpStatus.I_AM_A_TEAPOT, "No coffee here");
        }
    }
}
