package clinic.booking.catalogue;

import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

/**
 * Something that can be booked.
 *
 * @param code what content refers to it by; never changes
 * @param price in whole kronor
 * @param bufferBefore kept free before each visit, to prepare; patients do not see it
 * @param bufferAfter kept free after each visit, to tidy or write
 */
public record Treatment(
        UUID id,
        String code,
        String nameSv,
        String nameEn,
        Duration length,
        int price,
        Duration bufferBefore,
        Duration bufferAfter) {

    public String name(Locale locale) {
        return locale.getLanguage().equals("en") ? nameEn : nameSv;
    }

    public long minutes() {
        return length.toMinutes();
    }
}
