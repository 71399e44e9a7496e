package clinic.booking.patient;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Those among the clinic's patients who may be in a list of people, and those of the list who are written down as new.
 * Who comes twice in one list is recognised the second time.
 */
public final class Faces {

    private final Map<LocalDate, List<Patient>> byBirthDate = new HashMap<>();
    private final List<Patient> newOnes = new ArrayList<>();
    private final BiFunction<ConsentPurpose, Locale, String> words;

    /** @param words with which a consent is kept */
    Faces(Collection<Patient> known, BiFunction<ConsentPurpose, Locale, String> words) {
        this.words = words;
        known.forEach(this::remember);
    }

    /** Whose details these are beyond doubt, by the same rule as when somebody books. */
    public Optional<UUID> same(PatientDetails details) {
        return ofThatAge(details)
                .filter(patient -> patient.is(details))
                .findFirst()
                .map(Patient::id);
    }

    /** Who may be the same, and may as well be somebody else of the family. */
    public Optional<UUID> perhaps(PatientDetails details) {
        return ofThatAge(details)
                .filter(patient -> patient.mayBe(details))
                .findFirst()
                .map(Patient::id);
    }

    /**
     * Takes somebody for new. Who may be somebody whose identity is protected is so too, until somebody has looked.
     *
     * @param consents what they agreed to before; nothing else is taken for a yes
     */
    public UUID register(PatientDetails details, Set<ConsentPurpose> consents, boolean isProtected, Instant now) {
        Patient patient = Patient.register(details, now);
        Locale language = Locale.of(details.language());
        patient.choose(
                details.language(), consents, purpose -> words.apply(purpose, language), ConsentSource.IMPORT, now);
        patient.protectIdentity(isProtected
                || ofThatAge(details).anyMatch(known -> known.hasProtectedIdentity() && known.mayBe(details)));
        newOnes.add(patient);
        remember(patient);
        return patient.id();
    }

    List<Patient> newOnes() {
        return List.copyOf(newOnes);
    }

    private Stream<Patient> ofThatAge(PatientDetails details) {
        LocalDate birthDate = details.birthDate();
        return birthDate == null ? Stream.empty() : byBirthDate.getOrDefault(birthDate, List.of()).stream();
    }

    private void remember(Patient patient) {
        LocalDate birthDate = patient.birthDate();
        if (birthDate != null) {
            byBirthDate.computeIfAbsent(birthDate, none -> new ArrayList<>()).add(patient);
        }
    }
}
