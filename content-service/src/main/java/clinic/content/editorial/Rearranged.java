package clinic.content.editorial;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A button beside a list of groups: one more, one less, one further up. */
final class Rearranged {

    private static final Pattern PLACE = Pattern.compile("(.+)\\[(\\d{1,3})]");
    private static final Pattern STEP = Pattern.compile("([a-zA-Z]+)(?:\\[(\\d{1,3})])?");

    private Rearranged() {}

    /**
     * @param what such as {@code add|sections[0].parts|text}, {@code remove|sections[2]}, {@code up|sections[2]}; what is
     *     none of them changes nothing
     */
    static void apply(ObjectNode text, String what) {
        var words = what.split("\\|", 3);
        if (words.length < 2) {
            return;
        }
        if (words[0].equals("add")) {
            add(at(text, words[1]), words.length == 3 ? words[2] : "");
            return;
        }
        var place = PLACE.matcher(words[1]);
        if (place.matches() && at(text, place.group(1)) instanceof ArrayNode groups) {
            int index = Integer.parseInt(place.group(2));
            if (index < groups.size() && words[0].equals("remove")) {
                groups.remove(index);
            } else if (index > 0 && index < groups.size() && words[0].equals("up")) {
                groups.insert(index - 1, groups.remove(index));
            }
        }
    }

    private static void add(JsonNode groups, String word) {
        if (groups instanceof ArrayNode list) {
            var one = list.addObject();
            if (!word.isEmpty()) {
                one.put("kind", word);
            }
        }
    }

    private static JsonNode at(JsonNode text, String path) {
        var node = text;
        for (var step : path.split("\\.")) {
            var read = STEP.matcher(step);
            if (!read.matches()) {
                return text.path("");
            }
            node = node.path(read.group(1));
            if (read.group(2) != null) {
                node = node.path(Integer.parseInt(read.group(2)));
            }
        }
        return node;
    }
}
