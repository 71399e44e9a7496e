package clinic.booking.imports;

import clinic.clock.DueWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in the files that were begun, some rows at a time. These rows and how far the file has come are one transaction,
 * with the import locked: so one instance is at work at each, however many there are, and after a death in the middle
 * whoever comes next goes on at the first row that was not taken in.
 */
@Component
class RunImports implements DueWork {

    /** So long refused rows can be taken out, and so long a file waits for somebody to begin. */
    private static final Duration KEPT_FOR = Duration.ofDays(30);

    private static final Logger log = LoggerFactory.getLogger(RunImports.class);

    private final Imports imports;
    private final ImportedFiles files;
    private final List<TakeIn> kinds;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final AtomicLong steps = new AtomicLong();
    private @Nullable AtWork atWork;

    RunImports(Imports imports, ImportedFiles files, List<TakeIn> kinds, TransactionTemplate transaction, Clock clock) {
        this.imports = imports;
        this.files = files;
        this.kinds = List.copyOf(kinds);
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A file that was read up to where the last rows were taken in, so that it need not be read from its start again. */
    private record AtWork(UUID importId, Rows rows) {}

    /** Until nothing is left to take in. */
    void run() {
        // First, or a file that cannot be taken in would keep all others past their time.
        imports.forget(clock.instant().minus(KEPT_FOR));
        while (some()) {
            steps.incrementAndGet();
        }
    }

    /** Takes in some rows of one import; false when there is none to go on with. */
    synchronized boolean some() {
        AtomicReference<@Nullable UUID> claimed = new AtomicReference<>();
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> imports.claim()
                    .map(one -> {
                        claimed.set(one.id());
                        goOn(one);
                        return true;
                    })
                    .orElse(false)));
        } catch (RuntimeException nothingTakenIn) {
            leave();
            letOthersGoFirst(claimed.get(), nothingTakenIn);
            throw nothingTakenIn;
        }
    }

    /** A row that cannot be taken in holds up its own file and no other. */
    private void letOthersGoFirst(@Nullable UUID stumbled, RuntimeException because) {
        if (stumbled == null) {
            return;
        }
        try {
            log.warn("Import {} cannot go on; others go first, and it is tried again", stumbled);
            imports.stumbled(stumbled);
        } catch (DataAccessException away) {
            because.addSuppressed(away);
        }
    }

    private void goOn(Import one) {
        List<Row> rows = openAt(one).next(one.kind().rowsAtOnce());
        if (rows.isEmpty()) {
            leave();
            imports.keep(one.finished(clock.instant()));
            files.forget(one.id());
            return;
        }
        List<Verdict> verdicts = TakeIn.verdicts(one, rows, kinds);
        imports.further(one, verdicts);
    }

    private Rows openAt(Import one) {
        AtWork at = atWork;
        if (at != null
                && at.importId().equals(one.id())
                && at.rows().read() == one.counts().done()) {
            return at.rows();
        }
        leave();
        Rows rows = files.open(one);
        atWork = new AtWork(one.id(), rows);
        return rows;
    }

    private void leave() {
        AtWork left = atWork;
        atWork = null;
        if (left != null) {
            left.rows().close();
        }
    }

    @Override
    public Optional<Instant> nextDue() {
        return imports.running();
    }

    @Override
    public boolean quiet() {
        return imports.running().isEmpty();
    }

    @Override
    public long activity() {
        return steps.get();
    }
}
