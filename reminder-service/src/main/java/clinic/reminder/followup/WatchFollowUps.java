package clinic.reminder.followup;

import clinic.clock.DueWork;
import clinic.contracts.booking.ConsentPurpose;
import clinic.reminder.contact.AddressBook;
import clinic.reminder.contact.Contact;
import clinic.reminder.dispatch.DueMessages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sees whether follow-ups go on: after an answer, when the next check-in is due, and when a link closes. What could not be
 * asked for want of content is asked once there is some.
 */
@Component
public class WatchFollowUps implements DueWork {

    private static final int BATCH = 100;

    /** The questions are about today: what was typed on another day is asked again. */
    private static final Duration TYPED_IS_KEPT = Duration.ofDays(1);

    /** Somebody mends what was in the way, or it was a moment's. */
    private static final Duration LATER = Duration.ofMinutes(5);

    private static final Logger log = LoggerFactory.getLogger(WatchFollowUps.class);

    private final FollowUps followUps;
    private final CheckIns checkIns;
    private final Answers answers;
    private final EndFollowUp ending;
    private final AddressBook addresses;
    private final UsableContent content;
    private final DueMessages messages;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final AtomicLong looked = new AtomicLong();

    WatchFollowUps(
            FollowUps followUps,
            CheckIns checkIns,
            Answers answers,
            EndFollowUp ending,
            AddressBook addresses,
            UsableContent content,
            DueMessages messages,
            TransactionTemplate transaction,
            Clock clock) {
        this.followUps = followUps;
        this.checkIns = checkIns;
        this.answers = answers;
        this.ending = ending;
        this.addresses = addresses;
        this.content = content;
        this.messages = messages;
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
                lookAt(id);
                looked.incrementAndGet();
            }
        } while (due.size() == BATCH);
    }

    /** One that cannot be looked at must not keep those behind it from being asked how they are. */
    private void lookAt(UUID id) {
        try {
            transaction.executeWithoutResult(status -> look(followUps.locked(id), clock.instant()));
        } catch (DataAccessResourceFailureException | TransactionException away) {
            throw away;
        } catch (RuntimeException unlookable) {
            log.error("Follow-up {} could not be looked at; it is tried again in {}", id, LATER, unlookable);
            transaction.executeWithoutResult(status ->
                    followUps.lookAgain(id, Optional.of(clock.instant().plus(LATER))));
        }
    }

    /** Something that was lacking may be there. Joins the transaction that takes it in. */
    public void contentPublished() {
        followUps.lookAtWhatLacksContent(clock.instant());
    }

    /** Joins the transaction of whoever changed something about it. */
    public void look(FollowUp followUp, Instant now) {
        if (!followUp.goesOn()) {
            followUps.lookAgain(followUp.id(), Optional.empty());
            return;
        }
        Contact contact = addresses.contact(followUp.patientId()).orElse(null);
        boolean agreed = contact != null && contact.agreedTo(ConsentPurpose.FOLLOW_UPS);
        if (contact != null) {
            checkIns.lackingContent(followUp.id(), now).stream()
                    .filter(checkIn -> isCarried(checkIn, followUp, contact.language(), now))
                    .forEach(checkIn -> messages.waitAgain(checkIn.messageId()));
        }
        Course course = checkIns.course(followUp.id());
        course.ending(agreed, now)
                .ifPresentOrElse(
                        because -> ending.end(followUp, because, null, now),
                        () -> followUps.lookAgain(followUp.id(), course.nextLook(now)));
    }

    private boolean isCarried(CheckIn checkIn, FollowUp followUp, Locale language, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, addresses.zone(followUp.locationId()));
        int planVersion = checkIns.planVersion(checkIn).orElse(followUp.planVersion());
        return content.carries(followUp, planVersion, checkIn.day(), language, today);
    }

    @Override
    public Optional<Instant> nextDue() {
        return followUps.nextLook();
    }

    @Override
    public boolean quiet() {
        return nothingDueBy(clock.instant());
    }

    @Override
    public long activity() {
        return looked.get();
    }
}
