package clinic.booking.patient;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down again what others were told of a patient and the database has forgotten; nobody is told anew. */
@Component
public class BringBackPatients {

    private final Patients patients;
    private final ConsentTexts texts;

    BringBackPatients(Patients patients, ConsentTexts texts) {
        this.patients = patients;
        this.texts = texts;
    }

    /**
     * @param revision of what was told
     * @param linksRenewed how often, as it was told
     * @param toldBy what is named in the place of the words that were agreed to, which are lost
     * @return whether it was news
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean bringBack(
            UUID id,
            int revision,
            PatientDetails details,
            Set<ConsentPurpose> agreed,
            boolean isProtected,
            int linksRenewed,
            String toldBy,
            Instant now) {
        Optional<Patient> known = patients.locked(id);
        if (known.map(patient -> patient.isClosed() || patient.revision() >= revision)
                .orElse(false)) {
            return false;
        }
        Locale language = Locale.of(details.language());
        Patient patient = known.orElseGet(() -> Patient.broughtBack(id, details, now));
        patient.bringUpTo(
                revision,
                details,
                agreed,
                purpose -> texts.told(purpose, toldBy, language),
                isProtected,
                linksRenewed,
                now);
        patients.saveAndFlush(patient);
        return true;
    }
}
