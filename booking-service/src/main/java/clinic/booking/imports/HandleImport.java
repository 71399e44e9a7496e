package clinic.booking.imports;

import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import clinic.clock.DueWatch;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Has a file taken in, has that stopped, or throws the file away. What was taken in stays. */
@Component
class HandleImport {

    private final Imports imports;
    private final Audit audit;
    private final DueWatch watch;
    private final Clock clock;

    HandleImport(Imports imports, Audit audit, @Qualifier("runningImports") DueWatch watch, Clock clock) {
        this.imports = imports;
        this.audit = audit;
        this.watch = watch;
        this.clock = clock;
    }

    /** From the start, or from where it was stopped. */
    @Transactional
    public void begin(UUID id, Who who) {
        imports.locked(id).filter(Import::mayRun).ifPresent(one -> {
            imports.keep(one.begun(Objects.requireNonNull(who.staffId()), clock.instant()));
            audit.imported(who, Deed.IMPORT_BEGUN, id);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    watch.wake();
                }
            });
        });
    }

    /** Waits for the rows that are just being taken in. */
    @Transactional
    public void stop(UUID id, Who who) {
        imports.locked(id).filter(Import::isRunning).ifPresent(one -> {
            imports.keep(one.stopped());
            audit.imported(who, Deed.IMPORT_STOPPED, id);
        });
    }

    @Transactional
    public void remove(UUID id, Who who) {
        imports.locked(id).filter(one -> !one.isRunning()).ifPresent(one -> {
            imports.remove(id);
            audit.imported(who, Deed.IMPORT_REMOVED, id);
        });
    }

    /** Rows of it are about to be shown. */
    @Transactional
    public void seen(UUID id, Who who) {
        audit.imported(who, Deed.IMPORT_SEEN, id);
    }

    /** Its refused rows are about to be taken out. */
    @Transactional
    public void takenOut(UUID id, Who who) {
        audit.imported(who, Deed.IMPORT_TAKEN_OUT, id);
    }
}
