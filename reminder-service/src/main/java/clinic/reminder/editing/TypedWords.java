package clinic.reminder.editing;

import clinic.reminder.template.Languages;
import clinic.reminder.template.Part;
import clinic.reminder.template.Template;
import clinic.reminder.template.TemplateText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A template's words as its form has them: fields are named by language and part, such as {@code sv.text}. */
record TypedWords(Map<String, Map<String, @Nullable String>> byLanguage) {

    static TypedWords read(Template template, Map<String, String> fields) {
        Map<String, Map<String, @Nullable String>> words = new LinkedHashMap<>();
        for (String language : Languages.ALL) {
            Map<String, @Nullable String> parts = new LinkedHashMap<>();
            for (Part part : Part.of(template.channel())) {
                parts.put(part.word(), fields.getOrDefault(language + "." + part.word(), ""));
            }
            words.put(language, parts);
        }
        return new TypedWords(words);
    }

    static TypedWords of(Map<String, TemplateText> texts) {
        Map<String, Map<String, @Nullable String>> words = new LinkedHashMap<>();
        for (String language : Languages.ALL) {
            Map<String, @Nullable String> parts = new LinkedHashMap<>();
            TemplateText text = texts.get(language);
            if (text != null) {
                text.parts().forEach((part, said) -> parts.put(part.word(), said));
            }
            words.put(language, parts);
        }
        return new TypedWords(words);
    }

    public String of(String language, String part) {
        String said = byLanguage.getOrDefault(language, Map.of()).get(part);
        return said == null ? "" : said;
    }
}
