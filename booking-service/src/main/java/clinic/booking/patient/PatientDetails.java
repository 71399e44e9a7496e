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
 * @param personnummer of this birth date; null where nobody was asked for it, or said it
 */
public record PatientDetails(
        String name,
        @Nullable LocalDate birthDate,
        @Nullable String mobile,
        @Nullable String email,
        String language,
        @Nullable Personnummer personnummer) {

    private static final int OLDEST = 130;

    /** Said here again: who somebody is knows nothing of pages. */
    private static final Set<String> LANGUAGES = Set.of("sv", "en");

    /** Of whoever was not asked for more. */
    public PatientDetails(
            String name,
            @Nullable LocalDate birthDate,
            @Nullable String mobile,
            @Nullable String email,
            String language) {
        this(name, birthDate, mobile, email, language, null);
    }

    /** As {@link #of(String, LocalDate, String, String, String, String, LocalDate)}, where nobody is asked for more. */
    public static PatientDetails of(
            @Nullable String name,
            @Nullable LocalDate birthDate,
            @Nullable String mobile,
            @Nullable String email,
            @Nullable String language,
            LocalDate today) {
        return of(name, birthDate, mobile, email, language, null, today);
    }

    /**
     * @param mobile as people write it
     * @param personnummer as people write it
     * @throws InvalidInput naming each field that cannot be used
     */
    public static PatientDetails of(
            @Nullable String name,
            @Nullable LocalDate birthDate,
            @Nullable String mobile,
            @Nullable String email,
            @Nullable String language,
            @Nullable String personnummer,
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
        Personnummer number =
                Personnummer.read(personnummer, birthDate, today, typed).orElse(null);
        typed.mustBeUsable();
        return new PatientDetails(
                spoken, birthDate, reached.mobile(), reached.email(), Objects.requireNonNull(language), number);
    }

    /** Without the personnummer; by these words a request is known again that an earlier release was sent. */
    @Override
    public String toString() {
        return "PatientDetails[name=%s, birthDate=%s, mobile=%s, email=%s, language=%s]"
                .formatted(name, birthDate, mobile, email, language);
    }
}
