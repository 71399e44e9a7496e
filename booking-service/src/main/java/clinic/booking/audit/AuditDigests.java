package clinic.booking.audit;

import clinic.booking.catalogue.Catalogue;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Looks every minute whether a day has ended, and answers {@code ./clinic audit}. */
@Hidden
@RestController
class AuditDigests {

    private static final Logger log = LoggerFactory.getLogger(AuditDigests.class);
    private static final String OFF =
            "clinic.audit.digests is not set: no digest of the audit is kept, and nobody can see whether it was edited";

    private final Optional<DigestFile> file;
    private final AuditRows rows;
    private final RememberedDigests remembered;
    private final TransactionOperations transaction;
    private final Catalogue catalogue;
    private final Clock clock;

    AuditDigests(
            @Value("${clinic.audit.digests:}") String folder,
            AuditRows rows,
            RememberedDigests remembered,
            TransactionOperations transaction,
            Catalogue catalogue,
            Clock clock) {
        this.file = DigestFile.in(folder);
        this.rows = rows;
        this.remembered = remembered;
        this.transaction = transaction;
        this.catalogue = catalogue;
        this.clock = clock;
        if (file.isEmpty()) {
            log.warn(OFF);
        }
    }

    /** Closes the days that have ended; what cannot be done now is done in a minute. */
    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void close() {
        try {
            file.ifPresent(kept ->
                    new CloseDays(kept, rows, remembered, transaction).close(clock.instant(), catalogue.zone()));
        } catch (DataAccessException | UncheckedIOException problem) {
            if (CloseDays.isBusy(problem)) {
                log.info("The audit is being written; its day is closed at the next try");
            } else {
                log.warn("The day's digest of the audit could not be written, and is tried again", problem);
            }
        }
    }

    /** For {@code ./clinic audit}, on the service's own port; the gateway does not lead here. */
    @GetMapping("/internal/audit")
    CheckDays.Report check() {
        return file.map(kept -> new CheckDays(kept, rows, remembered).check(clock.instant(), catalogue.zone()))
                .orElseGet(() -> new CheckDays.Report(List.of(), 0, List.of(OFF)));
    }
}
