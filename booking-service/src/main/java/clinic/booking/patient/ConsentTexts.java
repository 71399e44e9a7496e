package clinic.booking.patient;

import java.util.Locale;
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

    /** In the place of words that were agreed to elsewhere: who says that they were. */
    String told(ConsentPurpose purpose, String system, Locale locale) {
        return words.getMessage("consent.told." + purpose.code(), new Object[] {system}, locale);
    }
}
