package clinic.booking.appointment;

import clinic.contracts.SecretLink;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The private links by which patients see, move and cancel their visits. */
@Component
class ManageLinks {

    private final SecretLink links;

    ManageLinks(SecretLink links) {
        this.links = links;
    }

    String token(UUID visitId, String nonce) {
        return links.token(SecretLink.Purpose.MANAGE_APPOINTMENT, visitId, nonce);
    }

    /** For whoever booked. */
    String bookersToken(UUID visitId, String nonce) {
        return links.token(SecretLink.Purpose.BOOKED_APPOINTMENT, visitId, nonce);
    }

    Optional<UUID> claimedVisit(String token) {
        return links.claimedId(token);
    }

    boolean opens(String token, Appointment visit) {
        return isPatients(token, visit)
                || links.opens(token, SecretLink.Purpose.BOOKED_APPOINTMENT, visit.id(), visit.manageNonce());
    }

    boolean isPatients(String token, Appointment visit) {
        return links.opens(token, SecretLink.Purpose.MANAGE_APPOINTMENT, visit.id(), visit.manageNonce());
    }
}
