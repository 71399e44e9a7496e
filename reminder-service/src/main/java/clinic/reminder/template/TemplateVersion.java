package clinic.reminder.template;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A template as somebody saved it, in every language. It never changes: who knows a message's template and version
 * knows what the patient was told.
 *
 * @param texts by language, {@code sv} and {@code en}
 * @param savedBy null when it came with the software
 * @param sameAs the earlier version that this one went back to
 */
public record TemplateVersion(
        Template template,
        int version,
        Map<String, TemplateText> texts,
        Instant savedAt,
        @Nullable String savedBy,
        @Nullable Integer sameAs) {

    public TemplateVersion {
        texts = Map.copyOf(texts);
    }

    public TemplateText in(Locale language) {
        TemplateText text = texts.get(language.getLanguage());
        return text != null ? text : Objects.requireNonNull(texts.get(Languages.FIRST));
    }

    /**
     * A part in the reader's language, filled in.
     *
     * @throws WordsNotForEveryone when it asks for what this part may not have
     */
    public String say(Part part, Locale language, Map<Fact, String> facts) {
        return in(language).fill(part, template.allowed(part), facts);
    }

    /** As stored with a message that leaves: {@code sv:sms.reminder:v3}. */
    public String mark(Locale language) {
        return language.getLanguage() + ":" + template.id() + ":v" + version;
    }
}
