package clinic.booking.retention;

import clinic.booking.audit.Who;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.privacy.ErasePatient;
import clinic.booking.retention.KeptLongEnough.Whom;
import clinic.clock.LongEnough;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets go of what has been kept for as long as the clinic said. Each patient by themselves, and any number of instances may
 * do so at once: whoever comes second finds nothing left to do.
 */
@Component
class LetGo {

    private static final Logger log = LoggerFactory.getLogger(LetGo.class);

    private static final int BATCH = 100;

    private final Retention retention;
    private final KeptLongEnough kept;
    private final ErasePatient erasing;
    private final Catalogue catalogue;
    private final Clock clock;

    LetGo(Retention retention, KeptLongEnough kept, ErasePatient erasing, Catalogue catalogue, Clock clock) {
        this.retention = retention;
        this.kept = kept;
        this.erasing = erasing;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** How many patients and visits it was. */
    long ofWhatWasKeptLongEnough() {
        Instant now = clock.instant();
        ZoneId zone = catalogue.zone();
        return of(retention.neverCame(), now, zone, before -> patients(Whom.NEVER_CAME, before))
                + of(retention.care(), now, zone, before -> patients(Whom.CARED_FOR, before))
                + of(retention.cancelled(), now, zone, before -> all(() -> kept.forgetCancelled(before, BATCH)));
    }

    private static long of(@Nullable Period period, Instant now, ZoneId zone, ToLongFunction<Instant> lettingGo) {
        return period == null ? 0 : lettingGo.applyAsLong(LongEnough.before(period, now, zone));
    }

    private static long all(IntSupplier some) {
        long all = 0;
        int batch;
        do {
            batch = some.getAsInt();
            all += batch;
        } while (batch == BATCH);
        return all;
    }

    /** One who cannot be let go of keeps nobody else. */
    private long patients(Whom whom, Instant before) {
        long gone = 0;
        List<UUID> some = kept.next(whom, before, Optional.empty(), BATCH);
        while (!some.isEmpty()) {
            gone += some.stream()
                    .filter(patient -> letGo(patient, whom, before))
                    .count();
            some = kept.next(whom, before, Optional.of(some.getLast()), BATCH);
        }
        return gone;
    }

    private boolean letGo(UUID patient, Whom whom, Instant before) {
        try {
            if (erasing.wholly(patient, () -> kept.isOneOf(whom, before, patient), Who.CLOCK)) {
                return true;
            }
            log.info("Patient {} is not due any more: another instance was faster, or there is news of them", patient);
        } catch (RuntimeException trouble) {
            log.error(
                    "Patient {} was kept long enough and could not be erased; tried again next night",
                    patient,
                    trouble);
        }
        return false;
    }
}
