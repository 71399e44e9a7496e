package clinic.booking.privacy;

import clinic.booking.audit.Who;
import clinic.booking.patient.NoSuchPatient;
import clinic.booking.patient.RenewLinks;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A message reached somebody else, or a phone is in other hands: no link that was sent opens the patient's visits or
 * check-ins any more, and whoever is signed in as them is no longer. What is sent from now on brings new links.
 */
@Component
class ShutOutStrangers {

    private final RenewLinks links;
    private final Traces traces;

    ShutOutStrangers(RenewLinks links, Traces traces) {
        this.links = links;
        this.traces = traces;
    }

    /** @throws NoSuchPatient when there is none, or they were erased */
    @Transactional
    void shutOut(UUID patientId, Who who) {
        traces.endSignIns(links.renew(patientId, who));
    }
}
