package clinic.knocks;

import static java.util.stream.Collectors.joining;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Asks for every route of the service, as nobody and with each role, and writes down who was let in. Nothing comes of
 * it: whoever gets past the doors is stopped before the controller.
 */
@Configuration(proxyBeanMethods = false)
@Import(LanguageSwitches.class)
public class Knocks {

    private static final String KNOCK = "Knock";
    private static final String TOKEN = "token";
    /** As a form of ours sends it: behind a mask, which may be nothing but noughts. */
    private static final String MASKED = Base64.getUrlEncoder()
            .encodeToString(("\0".repeat(TOKEN.length()) + TOKEN).getBytes(StandardCharsets.UTF_8));

    private static final Set<Integer> REFUSED = Set.of(302, 401, 403, 404);

    private record Route(String method, String path) {}

    @Bean
    FilterRegistrationBean<Filter> behindTheDoors() {
        var stop = new FilterRegistrationBean<Filter>((request, response, chain) -> {
            if (((HttpServletRequest) request).getHeader(KNOCK) == null) {
                chain.doFilter(request, response);
            } else {
                ((HttpServletResponse) response).setHeader(KNOCK, "let in");
            }
        });
        stop.setOrder(Ordered.LOWEST_PRECEDENCE);
        stop.setDispatcherTypes(DispatcherType.REQUEST);
        return stop;
    }

    /**
     * One line for each route.
     *
     * @param cookies what somebody with a role carries, by the name of the role
     */
    public static String letIn(
            Collection<RequestMappingInfoHandlerMapping> mappings, int port, Map<String, String> cookies) {
        var everybody = new LinkedHashMap<>(Map.of("nobody", ""));
        everybody.putAll(cookies);
        try (HttpClient http = HttpClient.newHttpClient()) {
            List<Route> routes = mappings.stream()
                    .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                    .flatMap(Knocks::routes)
                    .distinct()
                    .sorted(Comparator.comparing(Route::path).thenComparing(Route::method))
                    .toList();
            System.out.printf(
                    Locale.ROOT,
                    "Doors: %d routes asked for as %d kinds of people, %d cells%n",
                    routes.size(),
                    everybody.size(),
                    routes.size() * everybody.size());
            return routes.stream()
                    .map(route -> String.format(
                            Locale.ROOT,
                            "%-6s %-48s %s\n",
                            route.method(),
                            route.path(),
                            who(route, port, everybody, http)))
                    .collect(joining());
        }
    }

    private static Stream<Route> routes(RequestMappingInfo mapped) {
        Set<RequestMethod> methods = mapped.getMethodsCondition().getMethods();
        return mapped.getPatternValues().stream()
                .flatMap(path -> methods.isEmpty()
                        ? Stream.of(new Route("ANY", path))
                        : methods.stream().map(method -> new Route(method.name(), path)));
    }

    private static String who(Route route, int port, Map<String, String> everybody, HttpClient http) {
        var letIn = everybody.entrySet().stream()
                .filter(one -> isLetIn(route, port, one.getValue(), http))
                .map(Map.Entry::getKey)
                .toList();
        if (letIn.size() == everybody.size()) {
            return "everybody";
        }
        return letIn.isEmpty() ? "no one" : String.join(" ", letIn);
    }

    private static boolean isLetIn(Route route, int port, String cookie, HttpClient http) {
        String path = route.path().replaceAll("\\{[^}]*}|\\*\\*", "anything");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(route.method().equals("ANY") ? "GET" : route.method(), HttpRequest.BodyPublishers.noBody())
                .headers(KNOCK, "once", "Sec-Fetch-Site", "same-origin", "X-XSRF-TOKEN", MASKED)
                .header("Cookie", "XSRF-TOKEN=" + TOKEN + "; " + cookie)
                .build();
        try {
            var answer = http.send(request, BodyHandlers.discarding());
            if (answer.headers().firstValue(KNOCK).isPresent()) {
                return true;
            }
            if (!REFUSED.contains(answer.statusCode())) {
                throw new AssertionError(route + " answered " + answer.statusCode());
            }
            return false;
        } catch (Exception e) {
            throw new IllegalStateException(route + " did not answer", e);
        }
    }
}
