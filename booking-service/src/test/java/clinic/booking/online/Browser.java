package clinic.booking.online;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without JavaScript, as far as these pages need one: follows links, fills in forms, presses buttons. */
public final class Browser {

    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+)=\"([^\"]*)\"");

    private final Cookies cookies = new Cookies();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI origin;

    public Browser(int port) {
        this.origin = URI.create("http://localhost:" + port);
    }

    /** Real browsers count this machine as safe, and send it what is for secure addresses only. */
    private static final class Cookies extends CookieManager {

        @Override
        public void put(URI address, Map<String, List<String>> headers) throws IOException {
            Map<String, List<String>> safe = new HashMap<>(headers);
            safe.replaceAll((name, values) -> values.stream()
                    .map(value -> value.replaceAll("(?i);\\s*secure", ""))
                    .toList());
            super.put(address, safe);
        }
    }

    /** Another browser, into which somebody has copied all that this one keeps. */
    public Browser copy() {
        Browser copy = new Browser(origin.getPort());
        cookies.getCookieStore()
                .getCookies()
                .forEach(cookie -> copy.cookies.getCookieStore().add(origin, cookie));
        return copy;
    }

    /** A page, or what stands in its place. */
    public record Page(int status, String html, HttpResponse<String> response) {

        public String location() {
            return response.headers().firstValue("location").orElse("");
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** Addresses of links that contain this. */
        public List<String> links(String containing) {
            return elements("a").stream()
                    .map(link -> link.getOrDefault("href", ""))
                    .filter(address -> address.contains(containing))
                    .toList();
        }

        /** The action of the form whose action contains this. */
        public String action(String containing) {
            return elements("form").stream()
                    .map(form -> form.getOrDefault("action", ""))
                    .filter(action -> action.contains(containing))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No form leads to " + containing + " in\n" + html));
        }

        /** What the buttons and fields with this name would send. */
        public List<String> values(String name) {
            List<String> values = new ArrayList<>();
            for (String tag : List.of("button", "input")) {
                elements(tag).stream()
                        .filter(element -> name.equals(element.get("name")))
                        .map(element -> element.getOrDefault("value", ""))
                        .forEach(values::add);
            }
            return values;
        }

        /** What can be chosen in the list with this name. */
        public List<String> options(String name) {
            return list(name).elements("option").stream()
                    .map(option -> option.getOrDefault("value", ""))
                    .toList();
        }

        /** What the list with this name would send. */
        public String chosen(String name) {
            List<Map<String, String>> options = list(name).elements("option");
            return options.stream()
                    .filter(option -> option.containsKey("selected"))
                    .findFirst()
                    .orElseGet(options::getFirst)
                    .getOrDefault("value", "");
        }

        private Page list(String name) {
            String list = Pattern.compile(
                            "<select\\b[^>]*\\bname=\"" + Pattern.quote(name) + "\".*?</select>", Pattern.DOTALL)
                    .matcher(html)
                    .results()
                    .map(MatchResult::group)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No list " + name + " in\n" + html));
            return new Page(status, list, response);
        }

        List<Map<String, String>> elements(String tag) {
            return Pattern.compile("<" + tag + "\\b[^>]*>")
                    .matcher(html)
                    .results()
                    .map(MatchResult::group)
                    .map(Page::attributes)
                    .toList();
        }

        private static Map<String, String> attributes(String element) {
            return ATTRIBUTE
                    .matcher(element)
                    .results()
                    .collect(Collectors.toMap(
                            one -> one.group(1), one -> plain(one.group(2)), (first, second) -> first));
        }

        private static String plain(String html) {
            return html.replace("&amp;", "&").replace("&#39;", "'").replace("&quot;", "\"");
        }
    }

    public Page get(String address) {
        return send(request(address).GET());
    }

    public Page head(String address) {
        return send(request(address).method("HEAD", BodyPublishers.noBody()));
    }

    /** The bytes that come when this browser says that it can unpack them, on their way or afterwards. */
    public HttpResponse<byte[]> packed(String address) {
        return packed(request(address).GET());
    }

    /** As above, in answer to a form. */
    public HttpResponse<byte[]> packed(String address, Map<String, List<String>> form) {
        return packed(request(address, form));
    }

    private HttpResponse<byte[]> packed(HttpRequest.Builder request) {
        return send(request.header("Accept-Encoding", "gzip").header("TE", "gzip"), BodyHandlers.ofByteArray());
    }

    public Page post(String address, Map<String, List<String>> form) {
        return send(request(address, form));
    }

    /** A form with a file, the file last. */
    public Page upload(String address, Map<String, List<String>> form, String field, String fileName, byte[] file) {
        String between = "----" + Long.toHexString(System.nanoTime());
        StringBuilder before = new StringBuilder();
        form.forEach((name, values) -> values.forEach(value -> before.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(between, name, value))));
        before.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
                .formatted(between, field, fileName));
        before.append("Content-Type: text/csv\r\n\r\n");
        return send(request(address)
                .header("Content-Type", "multipart/form-data; boundary=" + between)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(before.toString()),
                        BodyPublishers.ofByteArray(file),
                        BodyPublishers.ofString("\r\n--" + between + "--\r\n"))));
    }

    /** A body of any type, which no form has. */
    public Page send(String address, String type, String body) {
        return send(request(address).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String address, Map<String, List<String>> form) {
        String body = form.entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> encode(field.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
        return request(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    /** A page that the answer to a form leads to. */
    public Page follow(Page answer) {
        return get(answer.location());
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(origin.resolve(address)).header("Accept", "text/html,*/*;q=0.8");
    }

    private Page send(HttpRequest.Builder request) {
        HttpResponse<String> response = send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Page(response.statusCode(), response.body(), response);
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
