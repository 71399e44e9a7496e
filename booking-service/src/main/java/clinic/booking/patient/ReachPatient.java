package clinic.booking.patient;

import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
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

    @Transactional
    public void add(UUID patientId, FurtherContact contact, Who who) {
        locked(patientId).ifPresent(patient -> {
            contacts.keep(patientId, contact, clock.instant());
            audit.done(who, Deed.CONTACT_ADDED, patientId);
        });
    }

    /** Said again it changes nothing. */
    @Transactional
    public void remove(UUID patientId, UUID contactId, Who who) {
        locked(patientId)
                .flatMap(patient -> contacts.find(patientId, contactId))
                .ifPresent(contact -> {
                    contacts.remove(contactId);
                    audit.done(who, Deed.CONTACT_REMOVED, patientId);
                });
    }

    /** Messages go there from now on; where they went before stays, in its place. */
    @Transactional
    public void sendMessagesTo(UUID patientId, UUID contactId, Who who) {
        locked(patientId)
                .ifPresent(patient -> contacts.find(patientId, contactId).ifPresent(contact -> {
                    contacts.keep(patientId, patient.reachThrough(contact), clock.instant());
                    patients.saveAndFlush(patient);
                    announcements.recorded(patient);
                    audit.done(who, Deed.MESSAGES_REDIRECTED, patientId);
                }));
    }

    private Optional<Patient> locked(UUID patientId) {
        return patients.locked(patientId).filter(patient -> !patient.isClosed());
    }
}
