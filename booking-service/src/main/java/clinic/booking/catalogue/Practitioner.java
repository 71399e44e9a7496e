package clinic.booking.catalogue;

import java.util.Locale;
import java.util.UUID;

/** Someone whom patients can visit; the title is their licence in words. */
public record Practitioner(UUID id, String name, String titleSv, String titleEn) {

    /** For a place too small for a name: first letters of the first name and the last. */
    public String initials() {
        String last = name.substring(name.lastIndexOf(' ') + 1);
        return name.substring(0, 1) + (last.equals(name) ? "" : last.substring(0, 1));
    }

    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? titleEn : titleSv;
    }
}
