package clinic.reminder.contact;

import clinic.contracts.reminder.OptOut;
import clinic.contracts.reminder.OptOutMeans;
import clinic.contracts.reminder.OptOutReceived;
import clinic.messaging.Outbox;
import java.time.Clock;
import java.util.EnumSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A patient says by a link that they want no more follow-ups. It counts at once, even while booking-service is down. */
@Component
public class StopFollowUps {

    private final AddressBook addresses;
    private final Outbox outbox;
    private final Clock clock;

    StopFollowUps(AddressBook addresses, Outbox outbox, Clock clock) {
        this.addresses = addresses;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** However often it is said, it is told once. */
    @Transactional
    public void stop(UUID patientId, OptOutMeans by) {
        if (addresses.followUpsTakenBack(patientId)) {
            outbox.announce(new OptOutReceived(patientId, EnumSet.of(OptOut.FOLLOW_UPS), clock.instant(), by));
        }
    }
}
