package clinic.reminder.followup;

import clinic.clock.DueWork;
import clinic.contracts.booking.ConsentPurpose;
import clinic.reminder.contact.AddressBook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sees whether follow-ups go on: after an answer, when the next check-in is due, and when a link closes. */
@Component
public class WatchFollowUps implements DueWork {

    private static final int BATCH = 100;

    /** The questions are about today: what was typed on another day is asked again. */
    private static final Duration TYPED_IS_KEPT = Duration.ofDays(1);

    private final FollowUps followUps;
    private final CheckIns checkIns;
    private final Answers answers;
    private final EndFollowUp ending;
    private final AddressBook addresses;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final AtomicLong looked = new AtomicLong();

    WatchFollowUps(
            FollowUps followUps,
            CheckIns checkIns,
            Answers answers,
            EndFollowUp ending,
            AddressBook addresses,
            TransactionTemplate transaction,
            Clock clock) {
        this.followUps = followUps;
        this.checkIns = checkIns;
        this.answers = answers;
        this.ending = ending;
        this.addresses = addresses;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Any number of instances may do so at once: each waits its turn at a follow-up, and finds it seen to. */
    void lookAtThoseDue() {
        transaction.executeWithoutResult(
                status -> answers.forgetTyped(clock.instant().minus(TYPED_IS_KEPT)));
        List<UUID> due;
        do {
            due = followUps.toLookAt(clock.instant(), BATCH);
            for (UUID id : due) {
                transaction.executeWithoutResult(status -> look(followUps.locked(id), clock.instant()));
                looked.incrementAndGet();
            }
        } while (due.size() == BATCH);
    }

    /** Joins the transaction of whoever changed something about it. */
    public void look(FollowUp followUp, Instant now) {
        if (!followUp.goesOn()) {
            followUps.lookAgain(followUp.id(), Optional.empty());
            return;
        }
        Course course = checkIns.course(followUp.id());
        boolean agreed = addresses
                .contact(followUp.patientId())
                .filter(contact -> contact.agreedTo(ConsentPurpose.FOLLOW_UPS))
                .isPresent();
        course.ending(agreed, now)
                .ifPresentOrElse(
                        because -> ending.end(followUp, because, null, now),
                        () -> followUps.lookAgain(followUp.id(), course.nextLook(now)));
    }

    @Override
    public Optional<Instant> nextDue() {
        return followUps.nextLook();
    }

    @Override
    public boolean quiet() {
        return nextDue().filter(due -> !due.isAfter(clock.instant())).isEmpty();
    }

    @Override
    public long activity() {
        return looked.get();
    }
}
