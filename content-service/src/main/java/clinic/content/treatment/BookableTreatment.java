package clinic.content.treatment;

import java.util.Locale;
import java.util.UUID;

/**
 * What can be booked, as booking-service tells of it.
 *
 * @param code what content refers to it by
 * @param price in whole kronor
 */
public record BookableTreatment(UUID id, String code, String nameSv, String nameEn, int minutes, int price) {

    public String name(Locale language) {
        return language.getLanguage().equals("en") ? nameEn : nameSv;
    }

    /** Where booking begins with it chosen. */
    public String book() {
        return "/book/safety?treatment=" + id;
    }
}
