package clinic.booking.patient;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.site.Language;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The exact words a patient agrees to: shown on the form, and kept with the consent. */
@Component
public class ConsentTexts {

    private final MessageSource words;

    ConsentTexts(MessageSource words) {
        this.words = words;
    }

    public String text(ConsentPurpose purpose, Locale locale) {
        return words.getMessage("consent." + purpose.code(), null, locale);
    }

    /** Of these words; another one as soon as they are others, and in each language. */
    public static UUID version(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** In which language these words are in force; empty for words of another time. */
    public Optional<Locale> shownIn(ConsentPurpose purpose, UUID version) {
        return Language.all().stream()
                .filter(language -> version(text(purpose, language)).equals(version))
                .findFirst();
    }

    /** With the language that its words are in, as far as they are in force. */
    ConsentView read(ConsentView consent) {
        return shownIn(consent.purpose(), version(consent.text()))
                .map(language -> consent.in(language.getLanguage()))
                .orElse(consent);
    }

    /**
     * Holds what was agreed to against the words in force.
     *
     * @param shown version by purpose, as whoever asks says it was shown; null where they say nothing of it
     * @throws InvalidInput naming each purpose that was shown in other words than these, or of which nothing is said
     */
    public void requireShown(@Nullable Map<String, UUID> shown, Set<ConsentPurpose> agreed, Locale language) {
        if (shown == null) {
            return;
        }
        List<Fault> faults = new ArrayList<>();
        shown.keySet().stream()
                .filter(code -> ConsentPurpose.of(code).isEmpty())
                .map(code -> new Fault("consentVersions", "unknown-consent"))
                .forEach(faults::add);
        for (ConsentPurpose purpose : agreed) {
            UUID version = shown.get(purpose.code());
            if (!version(text(purpose, language)).equals(version)) {
                faults.add(new Fault(
                        "consentVersions." + purpose.code(), version == null ? "missing" : "consent-text-changed"));
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
    }

    /** In the place of words that were agreed to elsewhere: who says that they were. */
    String told(ConsentPurpose purpose, String system, Locale locale) {
        return words.getMessage("consent.told." + purpose.code(), new Object[] {system}, locale);
    }
}
