package clinic.booking.audit;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** Writes the digest of each day that has ended, one day after the other, however many instances try. */
class CloseDays {

    private static final Logger log = LoggerFactory.getLogger(CloseDays.class);
    private static final String LOCK_TIMEOUT = "55P03";
    private static final long BEFORE_ALL = Long.MIN_VALUE;

    private final DigestFile file;
    private final AuditRows rows;
    private final RememberedDigests remembered;
    private final TransactionOperations transaction;

    CloseDays(DigestFile file, AuditRows rows, RememberedDigests remembered, TransactionOperations transaction) {
        this.file = file;
        this.rows = rows;
        this.remembered = remembered;
        this.transaction = transaction;
    }

    /** Writes every day that is missing up to yesterday. */
    void close(Instant now, ZoneId zone) {
        LocalDate yesterday = LocalDate.ofInstant(now, zone).minusDays(1);
        if (isDue(last(), yesterday)) {
            // Taken once the days have ended: whoever commits later belongs to a later day, whatever time the row
            // tells.
            long firm = rows.firm();
            while (Boolean.TRUE.equals(transaction.execute(status -> closeNext(yesterday, firm, zone)))) {
                // One transaction for each day, so that what is written stays written.
            }
        }
    }

    /** Whether somebody was writing for longer than it waits; nothing was done, and nothing is wrong. */
    static boolean isBusy(RuntimeException problem) {
        return problem.getCause() instanceof SQLException refused && LOCK_TIMEOUT.equals(refused.getSQLState());
    }

    /** False where nothing is left to do here. */
    private boolean closeNext(LocalDate yesterday, long firm, ZoneId zone) {
        if (!remembered.mayWrite()) {
            return false;
        }
        // Whoever wrote it may have died before the database knew.
        file.last().ifPresent(remembered::remember);
        Optional<AuditDigest> last = last();
        if (!isDue(last, yesterday)) {
            return false;
        }
        AuditDigest digest = next(last.orElse(null), yesterday, firm, zone);
        remembered.remember(digest);
        file.append(digest);
        // A third place: whoever keeps the logs elsewhere keeps this there as well.
        log.info(
                "Audit of {} is closed: {} rows, digest {}",
                digest.day(),
                digest.rows().count(),
                digest.digest());
        return true;
    }

    private AuditDigest next(@Nullable AuditDigest last, LocalDate yesterday, long firm, ZoneId zone) {
        if (last == null) {
            long upTo = rows.last(0, firm, end(yesterday, zone));
            return AuditDigest.first(yesterday, rows.sum(BEFORE_ALL, upTo), upTo);
        }
        long upTo = rows.last(last.last(), firm, end(last.day().plusDays(1), zone));
        return last.next(rows.sum(last.last(), upTo), upTo);
    }

    /** Goes on from whichever is ahead, so that what somebody cut off is missing for good and not written anew. */
    private Optional<AuditDigest> last() {
        return Stream.concat(file.last().stream(), remembered.last().stream())
                .max(Comparator.comparing(AuditDigest::day));
    }

    private static boolean isDue(Optional<AuditDigest> last, LocalDate yesterday) {
        return last.map(digest -> digest.day().isBefore(yesterday)).orElse(true);
    }

    private static Instant end(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
