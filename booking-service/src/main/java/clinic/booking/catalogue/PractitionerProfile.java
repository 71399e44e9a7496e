package clinic.booking.catalogue;

import java.util.List;
import java.util.Locale;

/**
 * Who a practitioner is, for patients who choose one.
 *
 * @param treatments what they give, in the order the clinic lists it
 * @param locations where they receive patients
 */
public record PractitionerProfile(
        Practitioner practitioner, String textSv, String textEn, List<Treatment> treatments, List<Location> locations) {

    /** In their own words; empty when they have written none. */
    public String text(Locale locale) {
        return locale.getLanguage().equals("en") ? textEn : textSv;
    }
}
