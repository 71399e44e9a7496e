package clinic.endtoend.hostile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A form as it stands on a page, with what a browser would send for it.
 *
 * @param fields what it is filled with
 * @param texts those of them that a person writes into
 */
record Form(String page, String action, Map<String, String> fields, List<String> texts) {

    private static final Pattern FORM = Pattern.compile("(?s)<form\\b([^>]*)>(.*?)</form>");
    private static final Pattern CONTROL =
            Pattern.compile("(?s)<(input|button)\\b([^>]*)>|<(textarea|select)\\b([^>]*)>(.*?)</\\3>");
    private static final Pattern OPTION = Pattern.compile("<option\\b([^>]*)>");
    private static final List<String> WRITTEN = List.of("text", "search", "email", "tel", "url");

    /** Those that change something, as the page holds them. */
    static List<Form> on(String page, String html) {
        return FORM.matcher(html)
                .results()
                .filter(form -> "post".equals(attribute("method", form.group(1))))
                .map(form -> read(page, form))
                .toList();
    }

    private static Form read(String page, MatchResult form) {
        Map<String, String> fields = new LinkedHashMap<>();
        List<String> texts = new ArrayList<>();
        CONTROL.matcher(form.group(2)).results().forEach(control -> {
            boolean alone = control.group(1) != null;
            String attributes = alone ? control.group(2) : control.group(4);
            String name = attribute("name", attributes);
            String kind = alone && control.group(1).equals("input")
                    ? attributes.contains("type=") ? attribute("type", attributes) : "text"
                    : alone ? "button" : control.group(3);
            boolean chosen = !List.of("radio", "checkbox").contains(kind) || attributes.contains(" checked");
            if (!name.isEmpty() && !attributes.contains(" disabled") && (chosen || kind.equals("radio"))) {
                String value = switch (kind) {
                    case "textarea" -> control.group(5).strip();
                    case "select" -> option(control.group(5));
                    default -> attribute("value", attributes);
                };
                if (chosen) {
                    fields.put(name, value);
                } else {
                    fields.putIfAbsent(name, value);
                }
                if (WRITTEN.contains(kind) || kind.equals("textarea")) {
                    texts.add(name);
                }
            }
        });
        String action = attribute("action", form.group(1));
        return new Form(
                page,
                action.isEmpty() ? page : action,
                fields,
                texts.stream().distinct().toList());
    }

    private static String option(String options) {
        List<String> all =
                OPTION.matcher(options).results().map(MatchResult::group).toList();
        return all.stream()
                .filter(one -> one.contains(" selected"))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(one -> attribute("value", one))
                .orElse("");
    }

    private static String attribute(String name, String attributes) {
        var found = Pattern.compile("(?:^|\\s)" + name + "=\"([^\"]*)\"").matcher(attributes);
        return found.find()
                ? found.group(1).replace("&amp;", "&").replace("&quot;", "\"").replace("&#39;", "'")
                : "";
    }

    /** What it would send with these written into it. */
    Map<String, String> with(Map<String, String> written) {
        Map<String, String> sent = new LinkedHashMap<>(fields);
        sent.putAll(written);
        return sent;
    }

    /** The same form of another patient or visit is the same form. */
    String shape() {
        return Walk.shape(action) + " " + texts;
    }
}
