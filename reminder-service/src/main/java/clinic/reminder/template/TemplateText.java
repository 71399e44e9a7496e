package clinic.reminder.template;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A template in one language, part by part. */
public record TemplateText(Map<Part, String> parts) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    /** With the space before it, which goes where there is nothing to fill in. */
    private static final Pattern WITH_ITS_SPACE = Pattern.compile(" ?" + PLACEHOLDER.pattern());

    public TemplateText {
        parts = Map.copyOf(parts);
    }

    public String of(Part part) {
        return parts.getOrDefault(part, "");
    }

    /** What a part asks for, as it is written there. */
    public List<String> asked(Part part) {
        return PLACEHOLDER
                .matcher(of(part))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** What a part says by itself. */
    public String plain(Part part) {
        return PLACEHOLDER.matcher(of(part)).replaceAll(" ");
    }

    /**
     * A part with everything filled in, once: what is filled in is never read as a template.
     *
     * @throws WordsNotForEveryone when it asks for what it may not have
     */
    String fill(Part part, Set<Fact> allowed, Map<Fact, String> facts) {
        Map<String, String> known = facts.entrySet().stream()
                .filter(fact -> allowed.contains(fact.getKey()))
                .collect(Collectors.toMap(fact -> fact.getKey().word(), Map.Entry::getValue));
        return WITH_ITS_SPACE.matcher(of(part)).replaceAll(found -> {
            String value = known.get(found.group(1));
            if (value == null) {
                throw new WordsNotForEveryone("{" + found.group(1) + "}");
            }
            String space = found.group().startsWith(" ") ? " " : "";
            return value.isEmpty() ? "" : Matcher.quoteReplacement(space + value);
        });
    }
}
