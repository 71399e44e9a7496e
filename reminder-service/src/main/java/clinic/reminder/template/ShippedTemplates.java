package clinic.reminder.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/** The words the software comes with. */
public final class ShippedTemplates {

    private static final Map<String, Properties> WORDS = words();

    private ShippedTemplates() {}

    /** By language. */
    public static Map<String, TemplateText> of(Template template) {
        Map<String, TemplateText> texts = new LinkedHashMap<>();
        WORDS.forEach((language, words) -> texts.put(language, text(template, words)));
        return texts;
    }

    /** All that they say, whatever is filled in. */
    static String everything() {
        return Arrays.stream(Template.values())
                .flatMap(template -> of(template).values().stream())
                .flatMap(text -> text.parts().keySet().stream().map(text::plain))
                .collect(Collectors.joining("\n"));
    }

    private static TemplateText text(Template template, Properties words) {
        Map<Part, String> parts = new EnumMap<>(Part.class);
        for (Part part : Part.of(template.channel())) {
            String key = part == Part.TEXT ? template.id() : template.id() + "." + part.word();
            parts.put(part, Objects.requireNonNull(words.getProperty(key), key));
        }
        return new TemplateText(parts);
    }

    private static Map<String, Properties> words() {
        Map<String, Properties> words = new LinkedHashMap<>();
        for (String language : Languages.ALL) {
            words.put(language, read("words_" + language + ".properties"));
        }
        return words;
    }

    private static Properties read(String name) {
        try (InputStream file = ShippedTemplates.class.getResourceAsStream(name)) {
            Properties words = new Properties();
            words.load(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
