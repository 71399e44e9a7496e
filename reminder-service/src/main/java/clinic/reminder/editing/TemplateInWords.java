package clinic.reminder.editing;

import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.template.Fact;
import clinic.reminder.template.Part;
import clinic.reminder.template.Template;
import clinic.reminder.template.TemplateText;
import clinic.reminder.template.TemplateVersion;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A template as staff read it.
 *
 * @param parts what it consists of, and what each part may ask for
 * @param words those in force, by language and part
 * @param history every version, newest first; only of a template that was asked for by itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TemplateInWords(
        String template,
        Channel channel,
        Purpose purpose,
        int version,
        List<Piece> parts,
        Map<String, Map<String, String>> words,
        @Nullable List<Version> history) {

    /**
     * @param mayAsk the placeholders that may stand in it
     * @param mustAsk those without which it is of no use
     */
    record Piece(String part, int longest, List<String> mayAsk, List<String> mustAsk) {}

    /**
     * @param savedBy left out where it came with the software
     * @param sameAs the earlier version that somebody went back to
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Version(
            int version,
            Instant savedAt,
            @Nullable String savedBy,
            @Nullable Integer sameAs,
            Map<String, Map<String, String>> words) {

        static Version of(TemplateVersion version) {
            return new Version(
                    version.version(),
                    version.savedAt(),
                    version.savedBy(),
                    version.sameAs(),
                    TemplateInWords.words(version.texts()));
        }
    }

    static TemplateInWords of(TemplateVersion inForce) {
        return of(inForce, null);
    }

    static TemplateInWords of(TemplateVersion inForce, @Nullable List<TemplateVersion> history) {
        Template template = inForce.template();
        return new TemplateInWords(
                template.id(),
                template.channel(),
                template.purpose(),
                inForce.version(),
                Part.of(template.channel()).stream()
                        .map(part -> new Piece(
                                part.word(),
                                part.longest(),
                                placeholders(template.allowed(part)),
                                placeholders(template.needed(part))))
                        .toList(),
                words(inForce.texts()),
                history == null ? null : history.stream().map(Version::of).toList());
    }

    private static List<String> placeholders(Collection<Fact> facts) {
        return facts.stream().map(Fact::placeholder).toList();
    }

    private static Map<String, Map<String, String>> words(Map<String, TemplateText> texts) {
        Map<String, Map<String, String>> words = new LinkedHashMap<>();
        texts.forEach((language, text) -> {
            Map<String, String> parts = new LinkedHashMap<>();
            text.parts().forEach((part, said) -> parts.put(part.word(), said));
            words.put(language, parts);
        });
        return words;
    }
}
