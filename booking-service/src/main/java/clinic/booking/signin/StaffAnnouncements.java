package clinic.booking.signin;

import clinic.contracts.booking.StaffRecorded;
import clinic.messaging.Outbox;
import java.util.Set;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells other services who may do what: once when somebody is new, and once for each change. */
@Component
class StaffAnnouncements {

    private final StaffAccounts accounts;
    private final Outbox outbox;

    StaffAnnouncements(StaffAccounts accounts, Outbox outbox) {
        this.accounts = accounts;
        this.outbox = outbox;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void tellChanges() {
        accounts.untold()
                .forEach(account -> outbox.announce(new StaffRecorded(
                        account.id(),
                        account.version(),
                        account.name(),
                        account.revoked() ? Set.of() : account.roles(),
                        account.email(),
                        account.email() == null ? null : account.language())));
    }
}
