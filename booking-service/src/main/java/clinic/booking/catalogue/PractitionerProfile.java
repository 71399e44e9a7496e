package clinic.booking.catalogue;

import java.util.List;
import java.util.Locale;

/**
 * Who a practitioner is, for patients who choose one.
 *
 * @param languages that they speak with patients; none where nobody has said
 * @param treatments what they give, in the order the clinic lists it
 * @param locations where they receive patients
 */
public record PractitionerProfile(
        Practitioner practitioner,
        String textSv,
        String textEn,
        List<Locale> languages,
        List<Treatment> treatments,
        List<Location> locations) {

    /** In their own words; empty when they have written none. */
    public String text(Locale locale) {
        return locale.getLanguage().equals("en") ? textEn : textSv;
    }

    /** Their languages as a sentence has them; empty where nobody has said. */
    public String speaks(Locale locale) {
        return SpokenLanguages.words(languages.stream(), locale);
    }
}
