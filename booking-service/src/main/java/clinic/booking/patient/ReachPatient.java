package clinic.booking.patient;

import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps further ways to reach a patient, guardians' among them, and says to which of all messages go. It is one at a
 * time: whoever writes to patients learns of that one and of no other.
 */
@Component
public class ReachPatient {

    private final Patients patients;
    private final FurtherContacts contacts;
    private final PatientAnnouncements announcements;
    private final Audit audit;
    private final Clock clock;

    ReachPatient(
            Patients patients, FurtherContacts contacts, PatientAnnouncements announcements, Audit audit, Clock clock) {
        this.patients = patients;
        this.contacts = contacts;
        this.announcements = announcements;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Said again it is there once.
     *
     * @return under which id it is kept
     * @throws NoSuchPatient also for a record that only points to another
     */
    @Transactional
    public UUID add(UUID patientId, FurtherContact contact, Who who) {
        locked(patientId);
        return contacts.of(patientId).stream()
                .filter(contact::isTheSameAs)
                .findFirst()
                .map(FurtherContact::id)
                .orElseGet(() -> {
                    contacts.keep(patientId, contact, clock.instant());
                    audit.done(who, Deed.CONTACT_ADDED, patientId);
                    return contact.id();
                });
    }

    /**
     * Said again it changes nothing.
     *
     * @throws NoSuchPatient as above
     */
    @Transactional
    public void remove(UUID patientId, UUID contactId, Who who) {
        locked(patientId);
        contacts.find(patientId, contactId).ifPresent(contact -> {
            contacts.remove(contactId);
            audit.done(who, Deed.CONTACT_REMOVED, patientId);
        });
    }

    /**
     * Messages go there from now on; where they went before stays in its place, under an id of its own: whoever removes what
     * they saw there removes nothing else.
     *
     * @param seen the revision that whoever says so had before them; null when they do not say
     * @return the one it has now; empty where the patient is not reached there
     * @throws NoSuchPatient as above
     * @throws PatientChanged when it has another than they saw
     */
    @Transactional
    public Optional<Integer> sendMessagesTo(UUID patientId, UUID contactId, @Nullable Integer seen, Who who) {
        Patient patient = locked(patientId);
        patient.requireSeen(seen);
        return contacts.find(patientId, contactId).map(contact -> {
            contacts.replace(contact.id(), patient.reachThrough(contact, clock.instant()));
            patients.saveAndFlush(patient);
            announcements.recorded(patient);
            audit.done(who, Deed.MESSAGES_REDIRECTED, patientId);
            return patient.revision();
        });
    }

    private Patient locked(UUID patientId) {
        return patients.locked(patientId).filter(patient -> !patient.isClosed()).orElseThrow(NoSuchPatient::new);
    }
}
