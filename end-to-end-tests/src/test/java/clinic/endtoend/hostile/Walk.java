package clinic.endtoend.hostile;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Every page that can be reached by links, one of each shape: two patients' pages are one. */
record Walk(Map<String, Page> pages) {

    private static final Pattern LINK = Pattern.compile("<(?:a|link|script|img)\\b[^>]*(?:href|src)=\"(/[^\"#]*)");
    private static final Pattern OF_ONE = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f-]{27}|[A-Za-z0-9_-]{40,}|\\d{4}-\\d\\d-\\d\\d|(?<=/conditions/|/treatments/|/practitioners/)[a-z0-9-]+");

    /** No page, or an end to the walk. */
    private static final List<String> LEFT_OUT = List.of("/sign-out", "/local", "/api/staff/calendar/changes");

    record Page(String address, HttpResponse<String> answer) {

        boolean isHtml() {
            return answer.headers().firstValue("content-type").orElse("").startsWith("text/html");
        }
    }

    static Walk from(Stranger stranger, String... starts) {
        Map<String, Page> pages = new LinkedHashMap<>();
        Deque<String> ahead = new ArrayDeque<>(List.of(starts));
        while (!ahead.isEmpty()) {
            String address = ahead.pop();
            if (LEFT_OUT.stream().anyMatch(address::startsWith) || pages.containsKey(shape(address))) {
                continue;
            }
            Page page = new Page(address, stranger.get(address));
            pages.put(shape(address), page);
            page.answer()
                    .headers()
                    .firstValue("location")
                    .map(to -> URI.create(address).resolve(to))
                    .ifPresent(to ->
                            ahead.add(to.getRawPath() + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery())));
            if (page.isHtml()) {
                LINK.matcher(page.answer().body())
                        .results()
                        .map(link -> link.group(1).replace("&amp;", "&"))
                        .forEach(ahead::add);
            }
        }
        return new Walk(pages);
    }

    /** Where it leads, without whose it is and with the names of what is asked, not the values. */
    static String shape(String address) {
        return OF_ONE.matcher(address).replaceAll("{}").replaceAll("=[^&]*", "");
    }

    List<Page> html() {
        return pages.values().stream().filter(Page::isHtml).toList();
    }

    /** Every form with something to write into, one of each shape. */
    List<Form> forms() {
        Map<String, Form> forms = new LinkedHashMap<>();
        html().forEach(page -> Form.on(page.address(), page.answer().body()).stream()
                .filter(form -> !form.texts().isEmpty())
                .forEach(form -> forms.putIfAbsent(form.shape(), form)));
        return List.copyOf(forms.values());
    }
}
