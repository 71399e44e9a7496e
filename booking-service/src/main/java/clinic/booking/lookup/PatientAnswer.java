package clinic.booking.lookup;

import clinic.booking.patient.ConsentPurpose;
import clinic.booking.patient.ConsentSource;
import clinic.booking.patient.ConsentView;
import clinic.booking.patient.PatientView;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A patient's record as the API tells it to staff.
 *
 * @param id of the record that is kept, where another one was asked for that was merged into it
 * @param version rises with each change; also sent as {@code ETag}
 * @param mobile E.164
 * @param reachedThrough who answers at that number or address for the patient; left out where the patient does
 * @param language in which messages are written, {@code sv} or {@code en}
 * @param consents what messages are agreed to now, such as {@code reminders}
 * @param consentHistory all that was agreed to and taken back, the latest word first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PatientAnswer(
        UUID id,
        int version,
        String name,
        @Nullable LocalDate birthDate,
        @Nullable String mobile,
        @Nullable String email,
        @Nullable String reachedThrough,
        String language,
        boolean protectedIdentity,
        List<String> consents,
        List<KeptConsentAnswer> consentHistory) {

    /**
     * A consent, and whether it was taken back.
     *
     * @param text the exact words that were agreed to
     * @param givenBy where the word came from, such as {@code booking} or {@code staff}; there may be more of them one day
     * @param withdrawnAt left out while it holds
     * @param withdrawnBy left out while it holds, or where it is not known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record KeptConsentAnswer(
            String purpose,
            String text,
            OffsetDateTime givenAt,
            String givenBy,
            @Nullable OffsetDateTime withdrawnAt,
            @Nullable String withdrawnBy) {

        private static KeptConsentAnswer of(ConsentView consent, ZoneId zone) {
            Instant withdrawnAt = consent.withdrawnAt();
            ConsentSource withdrawnBy = consent.withdrawnBy();
            return new KeptConsentAnswer(
                    consent.purpose().code(),
                    consent.text(),
                    consent.givenAt().atZone(zone).toOffsetDateTime(),
                    code(consent.givenBy()),
                    withdrawnAt == null ? null : withdrawnAt.atZone(zone).toOffsetDateTime(),
                    withdrawnBy == null ? null : code(withdrawnBy));
        }

        private static String code(ConsentSource source) {
            return source.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static PatientAnswer of(PatientView patient, List<ConsentView> history, ZoneId zone) {
        return new PatientAnswer(
                patient.id(),
                patient.revision(),
                patient.name(),
                patient.birthDate(),
                patient.mobile(),
                patient.email(),
                patient.reachedThrough(),
                patient.language(),
                patient.protectedIdentity(),
                patient.consents().stream().map(ConsentPurpose::code).sorted().toList(),
                history.stream()
                        .map(consent -> KeptConsentAnswer.of(consent, zone))
                        .toList());
    }
}
