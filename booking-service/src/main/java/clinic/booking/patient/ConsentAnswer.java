package clinic.booking.patient;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A consent as the API tells it to its patient.
 *
 * @param purpose {@code reminders} or {@code follow-ups}
 * @param version of the words that were agreed to
 * @param givenBy {@code booking}, {@code own-page}, {@code staff} or {@code import}
 * @param withdrawnAt left out while it holds
 * @param withdrawnBy {@code booking}, {@code own-page}, {@code staff}, {@code sms}, {@code unsubscribe}, {@code import} or
 *     {@code merge}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConsentAnswer(
        String purpose,
        UUID version,
        String text,
        OffsetDateTime givenAt,
        String givenBy,
        @Nullable OffsetDateTime withdrawnAt,
        @Nullable String withdrawnBy) {

    /** @param zone whose time of day it is told in */
    public static ConsentAnswer of(ConsentView consent, ZoneId zone) {
        Instant withdrawn = consent.withdrawnAt();
        ConsentSource by = consent.withdrawnBy();
        return new ConsentAnswer(
                consent.purpose().code(),
                ConsentTexts.version(consent.text()),
                consent.text(),
                consent.givenAt().atZone(zone).toOffsetDateTime(),
                code(consent.givenBy()),
                withdrawn == null ? null : withdrawn.atZone(zone).toOffsetDateTime(),
                by == null ? null : code(by));
    }

    private static String code(ConsentSource source) {
        return source.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
