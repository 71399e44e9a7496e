package clinic.booking.patient;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_EMAIL = 254;
    private static final int OLDEST = 130;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\",;:\\p{Cntrl}]+@[\\p{L}\\d-]+(\\.[\\p{L}\\d-]+)+");
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
        List<Fault> faults = new ArrayList<>();
        String spoken = name == null ? "" : name.strip().replaceAll(" +", " ");
        if (spoken.isEmpty()) {
            faults.add(new Fault("patient.name", "name-missing"));
        } else if (spoken.length() > LONGEST_NAME) {
            faults.add(new Fault("patient.name", "name-too-long"));
        } else if (spoken.chars().anyMatch(Character::isISOControl)) {
            faults.add(new Fault("patient.name", "unreadable"));
        }
        if (birthDate != null && (birthDate.isAfter(today) || birthDate.isBefore(today.minusYears(OLDEST)))) {
            faults.add(new Fault("patient.birthDate", "birth-date-impossible"));
        }
        Optional<String> number = given(mobile);
        Optional<String> dialled = number.flatMap(MobileNumber::read);
        if (number.isPresent() && dialled.isEmpty()) {
            faults.add(new Fault("patient.mobile", "mobile-unreadable"));
        }
        Optional<String> address = given(email);
        if (address.isPresent() && email(address.get()).isEmpty()) {
            faults.add(new Fault("patient.email", "email-unreadable"));
        }
        if (number.isEmpty() && address.isEmpty()) {
            faults.add(new Fault("patient.mobile", "contact-missing"));
        }
        if (language == null || !LANGUAGES.contains(language)) {
            faults.add(new Fault("patient.language", "language-unknown"));
        }
        if (language == null || !faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
        return new PatientDetails(spoken, birthDate, dialled.orElse(null), address.orElse(null), language);
    }

    /** An address that a mail server would take; empty for any other text. */
    static Optional<String> email(String text) {
        return text.length() <= LONGEST_EMAIL && EMAIL.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(some -> !some.isEmpty());
    }
}
