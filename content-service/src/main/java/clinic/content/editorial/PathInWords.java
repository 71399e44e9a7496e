package clinic.content.editorial;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the reader of a page calls a field: "Avsnitt 3, rubrik". */
@Component
class PathInWords {

    private static final Pattern STEP = Pattern.compile("(\\w+)(?:\\[(\\d+)])?");

    private final MessageSource words;

    PathInWords(MessageSource words) {
        this.words = words;
    }

    String of(String path, Locale language) {
        return Arrays.stream(path.split("\\."))
                .map(step -> step(step, language))
                .collect(Collectors.joining(" › "));
    }

    private String step(String step, Locale language) {
        var read = STEP.matcher(step);
        if (!read.matches()) {
            return step;
        }
        var name = words.getMessage("editor.field." + read.group(1), null, read.group(1), language);
        return read.group(2) == null ? String.valueOf(name) : name + " " + (Integer.parseInt(read.group(2)) + 1);
    }
}
