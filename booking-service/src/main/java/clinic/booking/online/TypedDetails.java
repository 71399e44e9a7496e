package clinic.booking.online;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.intake.Notes;
import clinic.booking.patient.BirthDate;
import clinic.booking.patient.PatientDetails;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a patient typed, and says what is wrong with which field. */
final class TypedDetails {

    private static final String PREFIX = "patient.";
    private static final String INTAKE = "intake.";
    private static final List<String> FIELDS = List.of("name", "birthDate", "personnummer", "mobile", "email", "notes");

    private TypedDetails() {}

    /**
     * @param personnummer as it was typed, where it was asked for
     * @throws InvalidInput naming every field that cannot be used, not only the first
     */
    static PatientDetails read(Details typed, @Nullable String personnummer, Locale language, LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        Optional<LocalDate> birthDate = BirthDate.read(typed.birthDate() == null ? "" : typed.birthDate());
        if (birthDate.isEmpty()) {
            faults.add(new Fault(PREFIX + "birthDate", "birth-date-unreadable"));
        }
        Notes.fault(typed.notes()).ifPresent(faults::add);
        try {
            PatientDetails details = PatientDetails.of(
                    typed.name(),
                    birthDate.orElse(null),
                    blankToNull(typed.mobile()),
                    blankToNull(typed.email()),
                    language.getLanguage(),
                    personnummer,
                    today);
            if (faults.isEmpty()) {
                return details;
            }
        } catch (InvalidInput invalid) {
            faults.addAll(invalid.faults());
        }
        throw new InvalidInput(inOrderOfTheForm(faults));
    }

    /** The form's field that a fault belongs to; what concerns the contact as a whole is answered in its first. */
    static String field(Fault fault) {
        if (aboutIntake(fault)) {
            return fault.field().replace('.', '-');
        }
        String field = fault.field().startsWith(PREFIX) ? fault.field().substring(PREFIX.length()) : fault.field();
        return FIELDS.contains(field) ? field : "mobile";
    }

    /** Whether it is about what the treatment asks, and not about the patient or the time. */
    static boolean aboutWhatIsAsked(Fault fault) {
        return aboutIntake(fault) || fault.field().equals(PREFIX + "personnummer");
    }

    private static boolean aboutIntake(Fault fault) {
        return fault.field().startsWith(INTAKE);
    }

    private static List<Fault> inOrderOfTheForm(List<Fault> faults) {
        return faults.stream()
                .sorted((one, other) -> FIELDS.indexOf(field(one)) - FIELDS.indexOf(field(other)))
                .toList();
    }

    private static @Nullable String blankToNull(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
