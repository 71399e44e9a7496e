package clinic.reminder.hook;

import java.util.Optional;
import java.util.UUID;

/** Takes in what a provider reports of a message that it accepted. */
public interface DeliveryReports {

    /** The nonce that makes this message's report address, if there is such a message. */
    Optional<String> receiptNonce(UUID messageId);

    void delivered(UUID messageId);

    void failed(UUID messageId);
}
