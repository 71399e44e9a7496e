package clinic.reminder.history;

import clinic.reminder.template.Part;
import clinic.reminder.template.Template;
import clinic.reminder.template.TemplateText;
import clinic.reminder.template.Templates;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * What a message said, by the mark that was kept with it. What stood in its places, such as the patient's own link, is
 * not kept, and so not shown.
 */
@Component
class SentWords {

    private static final Pattern MARK = Pattern.compile("(\\w+):([\\w.-]+):v(\\d+)");

    private final Templates templates;

    SentWords(Templates templates) {
        this.templates = templates;
    }

    /** Part by part; empty for a mark of words that are no template's. */
    List<String> of(String mark) {
        Matcher found = MARK.matcher(mark);
        if (!found.matches()) {
            return List.of();
        }
        return Template.named(found.group(2))
                .flatMap(template -> templates.version(template, Integer.parseInt(found.group(3))))
                .map(version -> parts(version.in(Locale.forLanguageTag(found.group(1)))))
                .orElse(List.of());
    }

    private static List<String> parts(TemplateText text) {
        return Arrays.stream(Part.values())
                .map(text::of)
                .filter(words -> !words.isBlank())
                .toList();
    }
}
