package clinic.booking.catalogue;

import java.util.Locale;
import java.util.UUID;

/** Someone whom patients can visit; the title is their licence in words. */
public record Practitioner(UUID id, String name, String titleSv, String titleEn) {

    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? titleEn : titleSv;
    }
}
