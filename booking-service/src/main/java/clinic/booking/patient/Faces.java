package clinic.booking.patient;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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

    private final Map<String, List<Face>> byName = new HashMap<>();
    private final Map<LocalDate, List<Face>> byBirthDate = new HashMap<>();
    private final List<Patient> newOnes = new ArrayList<>();
    private final Set<UUID> hidden = new HashSet<>();
    private final BiFunction<ConsentPurpose, Locale, String> words;

    /**
     * @param further where else they are reached, by their ids
     * @param words with which a consent is kept
     */
    Faces(
            Collection<Patient> known,
            Map<UUID, List<FurtherContact>> further,
            BiFunction<ConsentPurpose, Locale, String> words) {
        this.words = words;
        known.forEach(patient -> remember(patient, further.getOrDefault(patient.id(), List.of())));
    }

    private record Face(Patient patient, String plainName, List<FurtherContact> further) {

        /** Whether two of name, birth date and contact agree, as {@link LookAlikes} asks. */
        boolean isLike(PatientDetails details, String name) {
            boolean sameName = plainName.equals(name);
            boolean sameAge = details.birthDate() != null && details.birthDate().equals(patient.birthDate());
            return sameName && sameAge || (sameName || sameAge) && isReachedAt(details);
        }

        private boolean isReachedAt(PatientDetails details) {
            return patient.isReachedAt(details) || further.stream().anyMatch(contact -> contact.reaches(details));
        }
    }

    /** Whose details these are beyond doubt, by the same rule as when somebody books. */
    public Optional<UUID> same(PatientDetails details) {
        return ofThatAge(details)
                .filter(patient -> patient.is(details))
                .findFirst()
                .map(Patient::id);
    }

    /**
     * Whether these details are this patient's, as far as can be told: the same name and birth date wherever they are reached,
     * or, where no birth date is said, the same name and contact.
     */
    public boolean mayBe(UUID patient, PatientDetails details) {
        return byName.getOrDefault(PlainLetters.of(details.name()), List.of()).stream()
                .filter(face -> face.patient().id().equals(patient))
                .anyMatch(face -> details.birthDate() == null
                        ? face.isReachedAt(details)
                        : details.birthDate().equals(face.patient().birthDate()));
    }

    /**
     * Who may be the same, and may as well be somebody else of the family. Where the identity of either is protected, less
     * is enough: a name and a birth date with an old number lead to where somebody must not be found.
     */
    public Optional<UUID> perhaps(PatientDetails details, boolean isProtected) {
        return Stream.concat(
                        like(details).filter(patient -> isProtected || isHidden(patient)),
                        ofThatAge(details).filter(patient -> patient.mayBe(details)))
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
        patient.protectIdentity(isProtected || like(details).anyMatch(this::isHidden));
        newOnes.add(patient);
        remember(patient, List.of());
        return patient.id();
    }

    /** Somebody who is known is said to have a protected identity; whoever may be them is protected from here on. */
    public void hide(UUID patient) {
        hidden.add(patient);
    }

    /** Of whom that was said. */
    public Set<UUID> hidden() {
        return Set.copyOf(hidden);
    }

    List<Patient> newOnes() {
        return List.copyOf(newOnes);
    }

    private boolean isHidden(Patient patient) {
        return patient.hasProtectedIdentity() || hidden.contains(patient.id());
    }

    /** Whoever is has the same name or the same age: nobody else is looked at, however long the list. */
    private Stream<Patient> like(PatientDetails details) {
        String name = PlainLetters.of(details.name());
        return Stream.concat(
                        byName.getOrDefault(name, List.of()).stream(),
                        agedAs(details).filter(face -> !face.plainName().equals(name)))
                .filter(face -> face.isLike(details, name))
                .map(Face::patient);
    }

    private Stream<Patient> ofThatAge(PatientDetails details) {
        return agedAs(details).map(Face::patient);
    }

    private Stream<Face> agedAs(PatientDetails details) {
        LocalDate birthDate = details.birthDate();
        return birthDate == null ? Stream.empty() : byBirthDate.getOrDefault(birthDate, List.of()).stream();
    }

    private void remember(Patient patient, List<FurtherContact> further) {
        Face face = new Face(patient, PlainLetters.of(patient.name()), further);
        byName.computeIfAbsent(face.plainName(), none -> new ArrayList<>()).add(face);
        LocalDate birthDate = patient.birthDate();
        if (birthDate != null) {
            byBirthDate.computeIfAbsent(birthDate, none -> new ArrayList<>()).add(face);
        }
    }
}
