package clinic.booking.setup;

import clinic.booking.setup.Gaps.Kind;
import clinic.site.Language;
import clinic.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What the clinic has to say of itself, in a file and not by a page. What it has not said keeps nobody from booking,
 * but whoever has booked knows neither with whom nor whom to phone.
 */
@Component
class NameAndPhone {

    private static final MessageSource UNSAID = Words.unsaid();

    private final MessageSource words;

    NameAndPhone(MessageSource words) {
        this.words = words;
    }

    /** What is not said in all languages. */
    List<Kind> missing() {
        List<Kind> missing = new ArrayList<>();
        if (Language.all().stream().anyMatch(this::hasNoName)) {
            missing.add(Kind.CLINIC_WITHOUT_NAME);
        }
        if (Language.all().stream().anyMatch(this::hasNoPhone)) {
            missing.add(Kind.CLINIC_WITHOUT_PHONE);
        }
        return missing;
    }

    private boolean hasNoName(Locale language) {
        String name = said(words, Words.NAME, language);
        return name.isBlank() || name.equals(said(UNSAID, Words.NAME, language));
    }

    private boolean hasNoPhone(Locale language) {
        return said(words, Words.PHONE, language).isBlank();
    }

    private static String said(MessageSource words, String key, Locale language) {
        return words.getMessage(key, null, language);
    }
}
