package clinic.reminder.hook;

import clinic.contracts.SecretLink;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The addresses at which deliveries are reported: made for one message each, and told to its provider only. */
@Component
class Receipts {

    private final DeliveryReports reports;
    private final SecretLink secret;

    Receipts(DeliveryReports reports, SecretLink secret) {
        this.reports = reports;
        this.secret = secret;
    }

    /** The message that this address was made for; empty when we did not make it. */
    Optional<UUID> message(String token) {
        return secret.claimedId(token)
                .filter(id -> reports.receiptNonce(id)
                        .filter(nonce -> secret.opens(token, SecretLink.Purpose.DELIVERY_RECEIPT, id, nonce))
                        .isPresent());
    }
}
