package clinic.reminder.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is known after a message was handed to a carrier. Reasons are for the log and name no recipient. */
public sealed interface Outcome {

    /** The carrier has it now; its own reference, if it gave one. */
    record Accepted(@Nullable String reference) implements Outcome {}

    /** It was certainly not taken, and may be later; not before {@code after}, if the carrier said so. */
    record NotNow(String reason, @Nullable Duration after) implements Outcome {}

    /**
     * It will not be taken, however often it is tried.
     *
     * @param byTheAddress no message to this address ever will: there is nobody, or they take none
     * @param byItsOwner they told the provider to stop, and may think better of it: another way to them is open
     */
    record Refused(String reason, boolean byTheAddress, boolean byItsOwner) implements Outcome {

        public Refused(String reason) {
            this(reason, false);
        }

        public Refused(String reason, boolean byTheAddress) {
            this(reason, byTheAddress, false);
        }
    }

    /**
     * The clinic has nothing that phones there show as a sender, so nobody was asked: no fault of a carrier, and the same
     * at every try until somebody rents a number. Another way to the person is open.
     */
    record NoSender(String reason) implements Outcome {}

    /** It may have been taken: never to be sent again blindly. */
    record Unknown(String reason) implements Outcome {}
}
