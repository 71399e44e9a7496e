package clinic.reminder.hook;

import clinic.contracts.SecretLink;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
     * @param over the message was sent once more since then
     */
    record Receipt(UUID message, String nonce, boolean over) {

        /** What is told of this sending, once. */
        Told told(String provider, String status, byte[] raw) {
            return new Told(provider, message + " " + nonce + " " + status, raw);
        }

        /** What is told of a sending that is over is kept, and says nothing of the one after it. */
        Consumer<UUID> then(Runnable effect) {
            return id -> {
                if (!over) {
                    effect.run();
                }
            };
        }
    }

    /** Empty when we did not make this address. */
    Optional<Receipt> at(String token) {
        return secret.claimedId(token)
                .flatMap(id -> Stream.concat(
                                reports.receiptNonce(id).stream().map(nonce -> new Receipt(id, nonce, false)),
                                reports.receiptsBefore(id).stream().map(nonce -> new Receipt(id, nonce, true)))
                        .filter(receipt ->
                                secret.opens(token, SecretLink.Purpose.DELIVERY_RECEIPT, id, receipt.nonce()))
                        .findFirst());
    }
}
