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

    /**
     * An address that is ours.
     *
     * @param message which it was made for
     * @param nonce of this sending of it: one that is sent once more is reported at another
     */
    record Receipt(UUID message, String nonce) {

        /** What is told of this sending, once. */
        Told told(String provider, String status, byte[] raw) {
            return new Told(provider, message + " " + nonce + " " + status, raw);
        }
    }

    /** Empty when we did not make this address, or for a sending before the last. */
    Optional<Receipt> at(String token) {
        return secret.claimedId(token)
                .flatMap(id -> reports.receiptNonce(id)
                        .filter(nonce -> secret.opens(token, SecretLink.Purpose.DELIVERY_RECEIPT, id, nonce))
                        .map(nonce -> new Receipt(id, nonce)));
    }
}
