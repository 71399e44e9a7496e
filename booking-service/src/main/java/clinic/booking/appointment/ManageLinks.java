package clinic.booking.appointment;

import clinic.contracts.SecretLink;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The private links by which patients see, move and cancel their visits. */
@Component
class ManageLinks {

    private final SecretLink links;

    ManageLinks(@Value("${clinic.links.key}") String key, @Value("${clinic.links.key-id:a}") char keyId) {
        this.links = new SecretLink(keyId, key);
    }

    String token(UUID visitId, String nonce) {
        return links.token(SecretLink.Purpose.MANAGE_APPOINTMENT, visitId, nonce);
    }

    Optional<UUID> claimedVisit(String token) {
        return links.claimedId(token);
    }

    boolean opens(String token, Appointment visit) {
        return links.opens(token, SecretLink.Purpose.MANAGE_APPOINTMENT, visit.id(), visit.manageNonce());
    }
}
