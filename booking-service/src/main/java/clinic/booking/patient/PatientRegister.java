package clinic.booking.patient;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who the clinic's patients are. */
@Component
public class PatientRegister {

    private final Patients patients;
    private final FurtherContacts contacts;
    private final ConsentTexts texts;

    PatientRegister(Patients patients, FurtherContacts contacts, ConsentTexts texts) {
        this.patients = patients;
        this.contacts = contacts;
        this.texts = texts;
    }

    /**
     * Under the id that is kept, where this one was merged. Empty for whoever was erased too: what care law keeps of them is
     * locked, and shown to nobody.
     */
    @Transactional(readOnly = true)
    public Optional<PatientView> patient(UUID id) {
        return patients.findById(keptAs(id))
                .filter(patient -> !patient.isErased())
                .map(PatientRegister::view);
    }

    /** The same of many, by the ids that were asked for, in one go and without what no list tells. */
    @Transactional(readOnly = true)
    public Map<UUID, NameAndNumber> namesAndNumbers(Set<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : patients.namesAndNumbers(ids).stream().collect(Collectors.toMap(NameAndNumber::id, one -> one));
    }

    /** Empty where nobody was asked for it, and for whoever was erased. */
    @Transactional(readOnly = true)
    public Optional<Personnummer> personnummer(UUID id) {
        return patients.findById(keptAs(id))
                .filter(patient -> !patient.isErased())
                .flatMap(Patient::personnummer);
    }

    /** The id that a patient is known under: another one, once two records of theirs were made one. */
    @Transactional(readOnly = true)
    public UUID keptAs(UUID id) {
        return patients.findById(id).map(Patient::mergedInto).orElse(id);
    }

    /**
     * Everybody who is reached there, who was recorded last coming first; a family may be several. Whoever has a protected
     * identity is reached nowhere: others may have the same address.
     */
    @Transactional(readOnly = true)
    public List<PatientView> reachedAt(Contact contact) {
        List<Patient> family = switch (contact.kind()) {
            case MOBILE -> patients.findByMobileOrderByRecordedAtDesc(contact.address());
            case EMAIL -> patients.byEmail(contact.address());
        };
        return family.stream()
                .filter(patient -> !patient.hasProtectedIdentity())
                .map(PatientRegister::view)
                .toList();
    }

    /** How often the private links of a patient were made anew, which is part of each. */
    @Transactional(readOnly = true)
    public int linksRenewed(UUID id) {
        return patients.findById(id).map(Patient::linksRenewed).orElse(0);
    }

    /** What a patient has agreed to and taken back, the latest first. */
    @Transactional(readOnly = true)
    public List<ConsentView> consents(UUID id) {
        return patients.findById(id).map(Patient::history).orElse(List.of()).stream()
                .map(texts::read)
                .toList();
    }

    /** Numbers and addresses besides those that messages go to, in the order in which they were added. */
    @Transactional(readOnly = true)
    public List<FurtherContact> further(UUID id) {
        return contacts.of(id);
    }

    /**
     * Of two the one who was recorded later, where that identity is protected: perhaps only because it looked like the
     * other.
     */
    @Transactional(readOnly = true)
    public Optional<UUID> laterIfProtected(UUID one, UUID other) {
        return Stream.of(one, other)
                .flatMap(id -> patients.findById(id).stream())
                .max(Comparator.comparing(Patient::recordedAt))
                .filter(Patient::hasProtectedIdentity)
                .map(Patient::id);
    }

    private static PatientView view(Patient patient) {
        return new PatientView(
                patient.id(),
                patient.name(),
                patient.birthDate(),
                patient.mobile(),
                patient.email(),
                patient.reachedThrough(),
                patient.language(),
                patient.agreesTo(),
                patient.hasProtectedIdentity(),
                patient.revision());
    }
}
