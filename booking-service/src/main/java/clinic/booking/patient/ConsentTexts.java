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
}
