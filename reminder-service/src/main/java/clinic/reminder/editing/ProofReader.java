package clinic.reminder.editing;

import clinic.reminder.Flaw;
import clinic.reminder.message.SmsText;
import clinic.reminder.template.Fact;
import clinic.reminder.template.Languages;
import clinic.reminder.template.Part;
import clinic.reminder.template.PrivacyGuard;
import clinic.reminder.template.Template;
import clinic.reminder.template.TemplateText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads words before they are kept, and again when an earlier version is to come back. */
@Component
class ProofReader {

    /** With long names. Whoever pays for the clinic's SMS would want to be asked about more. */
    static final int MOST_SEGMENTS = 3;

    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://|www\\.");

    private final PrivacyGuard guard;
    private final Samples samples;

    ProofReader(PrivacyGuard guard, Samples samples) {
        this.guard = guard;
        this.samples = samples;
    }

    /**
     * The words as a template's texts.
     *
     * @param draft by language and part
     * @throws UnfitWords with everything that is wrong with them
     */
    Map<String, TemplateText> read(Template template, Map<String, ? extends Map<String, @Nullable String>> draft) {
        List<Flaw> flaws = new ArrayList<>();
        draft.keySet().stream()
                .filter(language -> !Languages.ALL.contains(language))
                .forEach(language -> flaws.add(new Flaw(language, "unknown", "There are words in sv and en")));
        Map<String, TemplateText> texts = new LinkedHashMap<>();
        for (String language : Languages.ALL) {
            Map<String, @Nullable String> words = draft.get(language);
            if (words == null) {
                flaws.add(new Flaw(language, "missing", "Patients who read this language would be told nothing"));
            } else {
                texts.put(language, text(template, language, words, flaws));
            }
        }
        if (flaws.isEmpty()) {
            texts.keySet()
                    .forEach(language -> tooMany(template, language, texts).ifPresent(flaws::add));
        }
        if (!flaws.isEmpty()) {
            throw new UnfitWords(flaws);
        }
        return texts;
    }

    private TemplateText text(
            Template template, String language, Map<String, @Nullable String> words, List<Flaw> flaws) {
        List<Part> known = Part.of(template.channel());
        Set<String> names = known.stream().map(Part::word).collect(Collectors.toSet());
        words.keySet().stream()
                .filter(name -> !names.contains(name))
                .forEach(name ->
                        flaws.add(new Flaw(language + "." + name, "unknown", "This template has no such part")));
        Map<Part, String> parts = new EnumMap<>(Part.class);
        for (Part part : known) {
            String given = words.get(part.word());
            parts.put(part, given == null ? "" : given.strip().replace("\r\n", "\n"));
        }
        TemplateText text = new TemplateText(parts);
        known.forEach(part -> new PartReader(template, part, text, language + "." + part.word(), flaws).read());
        return text;
    }

    private Optional<Flaw> tooMany(Template template, String language, Map<String, TemplateText> texts) {
        if (Part.of(template.channel()).contains(Part.TEXT)) {
            SmsText sms = samples.withLongNames(template, texts, Locale.of(language));
            if (sms.segments() > MOST_SEGMENTS) {
                return Optional.of(new Flaw(
                        language + "." + Part.TEXT.word(),
                        "too-many-segments",
                        "With long names it would be sent as %d SMS (%s); at most %d"
                                .formatted(sms.segments(), sms.encoding().word(), MOST_SEGMENTS)));
            }
        }
        return Optional.empty();
    }

    /** What is wrong with one part. */
    private final class PartReader {

        private final Template template;
        private final Part part;
        private final TemplateText text;
        private final String field;
        private final List<Flaw> flaws;

        PartReader(Template template, Part part, TemplateText text, String field, List<Flaw> flaws) {
            this.template = template;
            this.part = part;
            this.text = text;
            this.field = field;
            this.flaws = flaws;
        }

        void read() {
            String words = text.of(part);
            if (words.isEmpty()) {
                flawIf(!part.mayBeEmpty(), "missing", "It cannot be empty");
                return;
            }
            flawIf(words.length() > part.longest(), "too-long", "At most " + part.longest() + " characters");
            flawIf(words.contains("\n") && !part.mayHaveLines(), "several-lines", "It is one line");
            placeholders();
            String plain = text.plain(part);
            flawIf(plain.contains("{") || plain.contains("}"), "stray-brace", "Braces stand around a placeholder only");
            if (part.liesOpen()) {
                flawIf(ADDRESS.matcher(plain).find(), "address", "The only address in it is the patient's own link");
                guard.found(plain)
                        .ifPresent(found -> flaws.add(new Flaw(field, "not-for-everyone", "It may not hold " + found)));
            }
        }

        private void placeholders() {
            Set<Fact> allowed = template.allowed(part);
            List<String> asked = text.asked(part);
            for (String name : asked) {
                Optional<Fact> fact = Fact.named(name);
                if (fact.isEmpty()) {
                    flaws.add(new Flaw(field, "unknown-placeholder", "There is no {" + name + "}"));
                } else if (!allowed.contains(fact.get())) {
                    flaws.add(new Flaw(field, "placeholder-not-allowed", "{" + name + "} may not stand here"));
                }
            }
            for (Fact fact : template.needed(part)) {
                flawIf(
                        !asked.contains(fact.word()),
                        "placeholder-missing",
                        "It is of no use without " + fact.placeholder());
            }
            flawIf(
                    asked.stream().filter(Fact.LINK.word()::equals).count() > 1,
                    "placeholder-twice",
                    "One link is enough");
        }

        private void flawIf(boolean wrong, String code, String message) {
            if (wrong) {
                flaws.add(new Flaw(field, code, message));
            }
        }
    }
}
