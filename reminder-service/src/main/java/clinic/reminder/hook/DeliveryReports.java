package clinic.reminder.hook;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes in what a provider reports of a message that it accepted. */
public interface DeliveryReports {

    /** The nonce that makes this message's report address, if there is such a message. */
    Optional<String> receiptNonce(UUID messageId);

    /** Those of its sendings before this one. */
    List<String> receiptsBefore(UUID messageId);

    void delivered(UUID messageId);

    void failed(UUID messageId);

    /** It failed because the owner of the phone told the provider to stop. */
    void stopped(UUID messageId);

    /**
     * It came back, or will perhaps.
     *
     * @param as the receiving side's status, RFC 3463
     */
    void cameBack(UUID messageId, String as, Return how);

    /** What a returned message says. */
    enum Return {
        /** The address takes no messages at all. */
        NO_SUCH_ADDRESS,
        /** This message was not delivered; the next one may be. */
        NOT_THIS_TIME,
        /** Not yet; it is still being tried. */
        LATER
    }
}
