package clinic.booking.patient;

import clinic.booking.InvalidInput;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
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

    private static final int OLDEST = 130;

    /** Said here again: who somebody is knows nothing of pages. */
    private static final Set<String> LANGUAGES = Set.of("sv", "en");

    /**
     * @param mobile as people write it
     * @throws InvalidInput naming each field that cannot be used
     */
    public static PatientDetails of(
            @Nullable String name,
            @Nullable LocalDate birthDate,
            @Nullable String mobile,
            @Nullable String email,
            @Nullable String language,
            LocalDate today) {
        TypedFields typed = new TypedFields("patient.");
        String spoken = typed.name("name", name).orElse("");
        if (spoken.isEmpty()) {
            typed.fault("name", "name-missing");
        }
        if (birthDate != null && (birthDate.isAfter(today) || birthDate.isBefore(today.minusYears(OLDEST)))) {
            typed.fault("birthDate", "birth-date-impossible");
        }
        TypedFields.Reached reached = typed.reached(mobile, email);
        if (language == null || !LANGUAGES.contains(language)) {
            typed.fault("language", "language-unknown");
        }
        typed.mustBeUsable();
        return new PatientDetails(
                spoken, birthDate, reached.mobile(), reached.email(), Objects.requireNonNull(language));
    }
}
