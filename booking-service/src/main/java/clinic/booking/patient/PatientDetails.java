package clinic.booking.patient;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a patient says about themselves when booking, checked and in one form.
 *
 * @param mobile E.164
 * @param language {@code sv} or {@code en}
 */
public record PatientDetails(
        String name,
        @Nullable LocalDate birthDate,
        @Nullable String mobile,
        @Nullable String email,
        String language) {

    /**
     * @param mobile as people write it
     * @throws clinic.booking.InvalidInput naming each field that cannot be used
     */
    public static PatientDetails of(
            @Nullable String name,
            @Nullable LocalDate birthDate,
            @Nullable String mobile,
            @Nullable String email,
            @Nullable String language,
            LocalDate today) {
        throw new UnsupportedOperationException();
    }
}
