package clinic.booking.catalogue;

import java.time.Duration;
import java.time.Period;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be booked, or could be once.
 *
 * @param code what content refers to it by; never changes
 * @param aboutSv a line for whoever chooses; may be empty
 * @param price in whole kronor
 * @param bufferBefore kept free before each visit, to prepare; patients do not see it
 * @param bufferAfter kept free after each visit, to tidy or write
 * @param leadTime a visit starts no sooner than this after it is booked; null where the clinic's own counts
 * @param horizon how far ahead a visit may be booked, in calendar days of the location; null where the clinic's own
 *     counts
 * @param retired nobody can book it any more; visits that were booked stay, and may still be moved
 */
public record Treatment(
        UUID id,
        String code,
        String nameSv,
        String nameEn,
        String aboutSv,
        String aboutEn,
        MeantFor meantFor,
        Duration length,
        int price,
        Duration bufferBefore,
        Duration bufferAfter,
        @Nullable Duration leadTime,
        @Nullable Period horizon,
        boolean retired) {

    public String name(Locale locale) {
        return locale.getLanguage().equals("en") ? nameEn : nameSv;
    }

    public String about(Locale locale) {
        return locale.getLanguage().equals("en") ? aboutEn : aboutSv;
    }

    /** The same, for a visit that staff make shorter or longer than usual. */
    public Treatment lasting(Duration other) {
        return new Treatment(
                id,
                code,
                nameSv,
                nameEn,
                aboutSv,
                aboutEn,
                meantFor,
                other,
                price,
                bufferBefore,
                bufferAfter,
                leadTime,
                horizon,
                retired);
    }

    public long minutes() {
        return length.toMinutes();
    }
}
